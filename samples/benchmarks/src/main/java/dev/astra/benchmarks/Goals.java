package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stateless. What the store must show, and whether it does. */
final class Goals {
    /** Nothing is durable faster; grouping needs several clients. */
    private static final Set<Kind> DURABLE =
            Set.of(Kind.WHOLE_FILE, Kind.SQLITE, Kind.SQLITE_GROUP, Kind.H2, Kind.POSTGRES);

    private Goals() {}

    static TextTable of(Results results) {
        TextTable table = new TextTable("Goal", "records", "wanted", "found", "verdict");
        over(table, results, Kind.SQLITE, 20);
        over(table, results, Kind.POSTGRES, 10);
        over(table, results, Kind.WHOLE_FILE, 300);
        oneClient(table, results);
        cost(table, results);
        tail(table, results);
        reopening(table, results);
        pages(table, results);
        return table;
    }

    private static Stream<Long> sizes(Results results) {
        return results.plan().cells().stream().map(Cell::records).distinct().sorted();
    }

    private static void over(TextTable table, Results results, Kind other, int least) {
        sizes(results)
                .filter(size -> other != Kind.WHOLE_FILE || size == 10_000)
                .forEach(size -> {
                    Cell theirs = new Cell(other, size, Plan.MANY);
                    results.ratio(theirs.on(Kind.STORE), theirs, Measured::perSecond)
                            .ifPresent(ratio -> row(
                                    table,
                                    "64 clients, times " + other.title(),
                                    size,
                                    ">= " + least,
                                    ratio,
                                    ratio.median() >= least));
                });
    }

    private static void oneClient(TextTable table, Results results) {
        sizes(results)
                .forEach(size -> fastest(results, size)
                        .ifPresent(theirs -> results.ratio(theirs.on(Kind.STORE), theirs, Measured::perSecond)
                                .ifPresent(ratio -> row(
                                        table,
                                        "1 client, times the fastest ("
                                                + theirs.kind().title() + ")",
                                        size,
                                        ">= 1",
                                        ratio,
                                        ratio.median() >= 1))));
    }

    private static Optional<Cell> fastest(Results results, long size) {
        return Arrays.stream(Kind.values())
                .filter(DURABLE::contains)
                .map(kind -> new Cell(kind, size, 1))
                .filter(cell -> !results.of(cell).isEmpty())
                .max(Comparator.comparingDouble(cell ->
                        results.spread(cell, Measured::perSecond).orElseThrow().median()));
    }

    private static void cost(TextTable table, Results results) {
        for (int clients : new int[] {1, Plan.MANY}) {
            Cell large = new Cell(Kind.STORE, 1_000_000, clients);
            results.ratio(new Cell(Kind.STORE, 1_000, clients), large, Measured::perSecond)
                    .ifPresent(ratio -> row(
                            table,
                            clients + (clients == 1 ? " client" : " clients") + ", cost over that at 1,000",
                            large.records(),
                            "<= 1.3",
                            ratio,
                            ratio.median() <= 1.3));
        }
    }

    private static void tail(TextTable table, Results results) {
        results.plan().cells().stream()
                .filter(cell -> cell.upkeep() && cell.kind() == Kind.STORE)
                .forEach(with -> results.ratio(
                                with,
                                new Cell(with.kind(), with.records(), with.clients()),
                                each -> each.latencies().getValueAtPercentile(99.9))
                        .ifPresent(ratio -> row(
                                table,
                                "p99.9 with snapshots over that without",
                                with.records(),
                                "<= 3",
                                ratio,
                                ratio.median() <= 3)));
    }

    private static void reopening(TextTable table, Results results) {
        results.reopenings().stream()
                .filter(each -> each.kind() == Kind.STORE && each.records() == 1_000_000)
                .forEach(each -> table.row(
                        "opens in, " + each.state(),
                        Figures.count(each.records()),
                        "< 3 s",
                        Figures.nanos((long) (each.millis() * 1e6)),
                        each.millis() < 3_000 ? "met" : "MISSED"));
    }

    private static void pages(TextTable table, Results results) {
        results.pasts()
                .forEach(each -> table.row(
                        "a page of one key's past of " + Figures.count(each.past()) + " in all, median",
                        Figures.count(each.live()),
                        "< 1 ms",
                        Figures.nanos(each.median()),
                        each.median() < 1_000_000 ? "met" : "MISSED"));
    }

    private static void row(TextTable table, String goal, long records, String wanted, Spread found, boolean met) {
        table.row(
                goal, String.format(Locale.ROOT, "%,d", records), wanted, found.text("%,.2f"), met ? "met" : "MISSED");
    }
}
