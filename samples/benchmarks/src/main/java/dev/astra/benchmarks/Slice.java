package dev.astra.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * Immutable by agreement. What happened in a short time.
 *
 * @param seconds how long it was
 * @param latencies of the binds that ended in it, in nanoseconds
 * @param use of the processors
 */
record Slice(double seconds, Histogram latencies, Machine.Use use) {}
