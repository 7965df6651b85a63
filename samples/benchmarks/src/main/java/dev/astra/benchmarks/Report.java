package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Immutable. A run as text. */
final class Report {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::upkeep)
            .thenComparing(Cell::clients)
            .thenComparing(Cell::records)
            .thenComparing(Cell::kind);

    private final Results results;
    private final List<Cell> cells;

    Report(Results results) {
        this.results = results;
        this.cells = results.plan().cells().stream()
                .filter(cell -> !results.of(cell).isEmpty())
                .sorted(ORDER)
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Durable binds per second\n\n").append(conditions()).append('\n');
        text.append(throughput().text());
        section(text, "Astra's store over the others, median of the ratios within each round", ratios());
        section(text, "Cost of a bind by what is stored, over that at 1,000 records", cost());
        section(text, "While snapshots or checkpoints run without a pause, 64 clients", upkeep());
        section(text, "Opening, in a fresh process", reopenings());
        section(text, "A long past beside few records, in a fresh process; a page has 50 records of one key", pasts());
        section(text, "Syncs, one client", syncs());
        section(text, "Goals", Goals.of(results));
        results.missing()
                .forEach(why -> text.append("\nNot measured: ").append(why).append('\n'));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, TextTable table) {
        if (!table.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n").append(table.text());
        }
    }

    private String conditions() {
        return "Plan " + results.plan().name() + ", " + results.plan().rounds()
                + " rounds, cells in shuffled order; Java "
                + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, heap of at most "
                + Figures.bytes(Runtime.getRuntime().maxMemory())
                + ".\nThroughput: the quietest slices of each cell, median (least to most) of the rounds. Latencies: all"
                + " slices of all rounds.\nOthers = share of the processors that other programs used. "
                + Figures.count(results.verified())
                + " acknowledged binds, all found again after reopening.\n";
    }

    private TextTable throughput() {
        TextTable table = new TextTable(
                "Engine",
                "records",
                "clients",
                "binds/s",
                "p50",
                "p99",
                "p99.9",
                "max",
                "CPU/bind",
                "written/bind",
                "others");
        for (Cell cell : cells) {
            if (!cell.upkeep()) {
                Histogram latencies = results.latencies(cell);
                table.row(
                        cell.kind().title(),
                        Figures.count(cell.records()),
                        Integer.toString(cell.clients()),
                        results.spread(cell, Measured::perSecond).orElseThrow().text("%,.0f"),
                        Figures.nanos(latencies.getValueAtPercentile(50)),
                        Figures.nanos(latencies.getValueAtPercentile(99)),
                        Figures.nanos(latencies.getValueAtPercentile(99.9)),
                        Figures.nanos(latencies.getMaxValue()),
                        Figures.nanos((long) (median(cell, Measured::cpu) * 1e9)),
                        Figures.bytes(results.bytes(cell)),
                        Figures.percent(median(cell, Measured::foreign)));
            }
        }
        return table;
    }

    private double median(Cell cell, ToDoubleFunction<Measured> figure) {
        return results.spread(cell, figure).orElseThrow().median();
    }

    private TextTable ratios() {
        TextTable table =
                new TextTable("Over", "records", "clients", "binds/s", "binds for each second of the processors");
        for (Cell cell : cells) {
            if (!cell.upkeep() && cell.kind() != Kind.STORE) {
                Cell ours = cell.on(Kind.STORE);
                results.ratio(ours, cell, Measured::perSecond)
                        .ifPresent(ratio -> table.row(
                                cell.kind().title(),
                                Figures.count(cell.records()),
                                Integer.toString(cell.clients()),
                                ratio.text("%,.1f"),
                                results.ratio(cell, ours, Measured::cpu)
                                        .orElseThrow()
                                        .text("%,.1f")));
            }
        }
        return table;
    }

    private TextTable cost() {
        TextTable table = new TextTable("Engine", "records", "clients", "time", "processors");
        for (Cell cell : cells) {
            Cell small = new Cell(cell.kind(), 1_000, cell.clients());
            if (!cell.upkeep() && cell.records() > small.records()) {
                results.ratio(small, cell, Measured::perSecond)
                        .ifPresent(ratio -> table.row(
                                cell.kind().title(),
                                Figures.count(cell.records()),
                                Integer.toString(cell.clients()),
                                ratio.text("%,.2f"),
                                results.ratio(cell, small, Measured::cpu)
                                        .orElseThrow()
                                        .text("%,.2f")));
            }
        }
        return table;
    }

    private TextTable upkeep() {
        TextTable table = new TextTable(
                "Engine", "records", "binds/s", "p99", "p99.9", "max", "p99.9 without", "runs in a round");
        for (Cell cell : cells) {
            if (cell.upkeep()) {
                Histogram with = results.latencies(cell);
                Histogram without = results.latencies(new Cell(cell.kind(), cell.records(), cell.clients()));
                table.row(
                        cell.kind().title(),
                        Figures.count(cell.records()),
                        results.spread(cell, Measured::perSecond).orElseThrow().text("%,.0f"),
                        Figures.nanos(with.getValueAtPercentile(99)),
                        Figures.nanos(with.getValueAtPercentile(99.9)),
                        Figures.nanos(with.getMaxValue()),
                        Figures.nanos(without.getValueAtPercentile(99.9)),
                        results.spread(cell, Measured::upkeeps).orElseThrow().text("%.0f"));
            }
        }
        return table;
    }

    private TextTable reopenings() {
        TextTable table = new TextTable("Engine", "records", "state", "opens in", "CPU", "heap/record", "on disk");
        results.reopenings()
                .forEach(each -> table.row(
                        each.kind().title(),
                        Figures.count(each.records()),
                        each.state(),
                        Figures.nanos((long) (each.millis() * 1e6)),
                        Figures.nanos((long) (each.cpu() * 1e9)),
                        Figures.bytes(each.heapPerRecord()),
                        Figures.bytes(each.disk())));
        return table;
    }

    private TextTable pasts() {
        TextTable table = new TextTable(
                "Records", "past", "opens in", "CPU", "heap", "on disk", "page p50", "page p99", "page max");
        results.pasts()
                .forEach(each -> table.row(
                        Figures.count(each.live()),
                        Figures.count(each.past()),
                        Figures.nanos((long) (each.millis() * 1e6)),
                        Figures.nanos((long) (each.cpu() * 1e9)),
                        Figures.bytes(each.heap()),
                        Figures.bytes(each.disk()),
                        Figures.nanos(each.median()),
                        Figures.nanos(each.slow()),
                        Figures.nanos(each.slowest())));
        return table;
    }

    private TextTable syncs() {
        TextTable table = new TextTable("Engine", "binds", "syncs");
        results.syncs()
                .forEach(each -> table.row(
                        each.kind().title(),
                        Integer.toString(each.binds()),
                        each.syncs() < 0 ? "not counted" : Long.toString(each.syncs())));
        return table;
    }
}
