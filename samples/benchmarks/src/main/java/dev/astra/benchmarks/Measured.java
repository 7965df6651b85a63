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
 * @param bytes written for each bind
 * @param upkeeps how many snapshots or checkpoints ended meanwhile
 */
record Measured(
        Cell cell, int round, double perSecond, Histogram latencies, double foreign, double bytes, long upkeeps) {
    /** Throughput from the quietest slices, latencies from all. */
    static Measured of(Cell cell, int round, List<Slice> slices, int counted, double bytes, long upkeeps) {
        List<Slice> quietest = slices.stream()
                .sorted(Comparator.comparingDouble(Slice::foreign))
                .limit(counted)
                .toList();
        double seconds = quietest.stream().mapToDouble(Slice::seconds).sum();
        long binds = quietest.stream()
                .mapToLong(slice -> slice.latencies().getTotalCount())
                .sum();
        Histogram all = Window.histogram();
        slices.forEach(slice -> all.add(slice.latencies()));
        double foreign = quietest.stream().mapToDouble(Slice::foreign).average().orElse(0);
        return new Measured(cell, round, binds / seconds, all, foreign, bytes, upkeeps);
    }
}
