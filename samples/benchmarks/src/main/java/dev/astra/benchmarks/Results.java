package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * Immutable. Everything that a run found out.
 *
 * @param plan what was to be measured
 * @param measured each cell in each round
 * @param reopenings how long opening takes
 * @param syncs how often each engine syncs
 * @param pasts a store with a long past
 * @param missing what could not be measured, and why
 * @param verified how many binds were acknowledged and found again
 */
record Results(
        Plan plan,
        List<Measured> measured,
        List<Reopening> reopenings,
        List<SyncCount> syncs,
        List<PastFound> pasts,
        List<String> missing,
        long verified) {
    /**
     * Immutable. What a fresh process found.
     *
     * @param kind the engine
     * @param records how many licenses
     * @param state what the files were like
     * @param millis from nothing to a client that could bind
     * @param cpu seconds of the processors until then, the start of the virtual machine included
     * @param heapPerRecord bytes of the heap that an open engine keeps, by record; NaN for other processes
     * @param disk bytes of the directory
     */
    record Reopening(
            Kind kind, long records, String state, double millis, double cpu, double heapPerRecord, long disk) {}

    /**
     * Immutable. Whether every commit is synced.
     *
     * @param kind the engine
     * @param binds how many one client did, one after the other
     * @param syncs how often the system was asked to sync meanwhile; negative if it could not be counted
     */
    record SyncCount(Kind kind, int binds, long syncs) {}

    /**
     * Immutable. A store with few live records and a past, in a fresh process.
     *
     * @param live how many records there are
     * @param past how many records of what was
     * @param millis until it is open
     * @param cpu seconds of the processors until then, the start of the virtual machine included
     * @param heap bytes that it keeps
     * @param disk bytes of its directory
     * @param median of a page of one key's past, in nanoseconds
     * @param slow the slowest of a hundred
     * @param slowest of all
     */
    record PastFound(
            long live,
            long past,
            double millis,
            double cpu,
            long heap,
            long disk,
            long median,
            long slow,
            long slowest) {}

    /** The rounds of one cell. */
    List<Measured> of(Cell cell) {
        return measured.stream().filter(each -> each.cell().equals(cell)).toList();
    }

    Optional<Spread> spread(Cell cell, ToDoubleFunction<Measured> figure) {
        List<Measured> rounds = of(cell);
        return rounds.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(rounds.stream().mapToDouble(figure)));
    }

    /** Bytes written for each bind, over all rounds and numbers of clients: space that is prepared ahead comes in lumps. */
    double bytes(Cell like) {
        List<Measured> all = measured.stream()
                .filter(each -> each.cell().kind() == like.kind()
                        && each.cell().records() == like.records()
                        && !each.cell().upkeep())
                .toList();
        return all.stream().mapToDouble(Measured::bytes).sum()
                / all.stream().mapToLong(Measured::binds).sum();
    }

    /** The figure of one cell over that of another, compared within each round. */
    Optional<Spread> ratio(Cell over, Cell under, ToDoubleFunction<Measured> figure) {
        double[] ratios = of(over).stream()
                .flatMapToDouble(one -> of(under).stream()
                        .filter(other -> other.round() == one.round())
                        .mapToDouble(other -> figure.applyAsDouble(one) / figure.applyAsDouble(other)))
                .toArray();
        return ratios.length == 0 ? Optional.empty() : Optional.of(Spread.of(DoubleStream.of(ratios)));
    }

    /** The latencies of one cell over all rounds. */
    Histogram latencies(Cell cell) {
        Histogram all = Window.histogram();
        of(cell).forEach(each -> all.add(each.latencies()));
        return all;
    }
}
