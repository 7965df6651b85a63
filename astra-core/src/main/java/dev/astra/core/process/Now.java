package dev.astra.core.process;

import java.time.Instant;

/**
 * Immutable. A moment on both clocks.
 *
 * @param nanos of monotonic time, which all waits count
 * @param wall for people, and for what happens at a time of the day
 */
record Now(long nanos, Instant wall) {}
