package dev.astra.benchmarks;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Immutable by agreement. One cell in one round.
 *
 * @param cell what was measured
 * @param round from 1
 * @param perSecond binds per second in the quietest slices
 * @param latencies of all binds after the warm-up, quiet or not, in nanoseconds
 * @param foreign the share of the processors that others used in the slices that count
 * @param cpu seconds of the processors for each bind, of clients and engine together
 * @param binds how many were acknowledged, those of the warm-up included
 * @param bytes how much they wrote
 * @param upkeeps how many snapshots or checkpoints ended meanwhile
 */
record Measured(
        Cell cell,
        int round,
        double perSecond,
        Histogram latencies,
        double foreign,
        double cpu,
        long binds,
        double bytes,
        long upkeeps) {
    /**
     * What all clients did.
     *
     * @param binds see {@link Measured}
     * @param bytes see {@link Measured}
     * @param upkeeps see {@link Measured}
     */
    record Done(long binds, double bytes, long upkeeps) {}

    /** Throughput from the quietest slices, latencies and processors from all. */
    static Measured of(Cell cell, int round, List<Slice> slices, int counted, Done done) {
        List<Slice> quietest = slices.stream()
                .sorted(Comparator.comparingDouble(slice -> slice.use().foreign()))
                .limit(counted)
                .toList();
        Histogram all = Window.histogram();
        slices.forEach(slice -> all.add(slice.latencies()));
        double foreign = quietest.stream()
                .mapToDouble(slice -> slice.use().foreign())
                .average()
                .orElse(0);
        double own = slices.stream().mapToDouble(slice -> slice.use().own()).sum();
        return new Measured(
                cell,
                round,
                binds(quietest) / quietest.stream().mapToDouble(Slice::seconds).sum(),
                all,
                foreign,
                own / all.getTotalCount(),
                done.binds,
                done.bytes,
                done.upkeeps);
    }

    private static double binds(List<Slice> slices) {
        return slices.stream()
                .mapToLong(slice -> slice.latencies().getTotalCount())
                .sum();
    }
}
