package dev.astra.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * Immutable by agreement. What happened in a short time.
 *
 * @param seconds how long it was
 * @param latencies of the binds that ended in it, in nanoseconds
 * @param foreign the share of the machine's processors that others used, 0 to 1
 */
record Slice(double seconds, Histogram latencies, double foreign) {}
