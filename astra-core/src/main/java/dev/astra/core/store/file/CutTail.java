package dev.astra.core.store.file;

import java.nio.file.Path;

/**
 * Immutable. A crash left the last batch torn, and it was taken off the log: a possible loss of a change that nobody had
 * been told was durable.
 *
 * @param afterSequence the last whole batch
 * @param bytes how much was taken off
 * @param keptAs a copy of it
 */
public record CutTail(long afterSequence, long bytes, Path keptAs) {}
