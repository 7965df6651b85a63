package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Stateless. Pictures of a run, with a logarithmic axis: a step up is ten times as much. */
final class Plot {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 520;

    private Plot() {}

    /** Durable binds per second by what is stored, a bar for each engine. */
    static void throughput(Results results, int clients, Path file) throws IOException {
        bars(
                results,
                clients,
                "Durable binds per second, " + clients + (clients == 1 ? " client" : " clients"),
                "binds per second",
                cell -> results.spread(cell, Measured::perSecond).orElseThrow().median(),
                file);
    }

    /** The slowest of a thousand binds, in milliseconds. */
    static void tail(Results results, int clients, Path file) throws IOException {
        bars(
                results,
                clients,
                "p99.9 of a durable bind, " + clients + (clients == 1 ? " client" : " clients"),
                "milliseconds",
                cell -> results.latencies(cell).getValueAtPercentile(99.9) / 1e6,
                file);
    }

    private static void bars(
            Results results, int clients, String title, String unit, ToDoubleFunction<Cell> figure, Path file)
            throws IOException {
        System.setProperty("java.awt.headless", "true");
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("records stored")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        DoubleSummaryStatistics range = results.plan().cells().stream()
                .filter(cell -> cell.clients() == clients && !results.of(cell).isEmpty())
                .mapToDouble(figure)
                .summaryStatistics();
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(range.getMin()))));
        chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(range.getMax()))));
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        List<Long> sizes = results.plan().cells().stream()
                .map(Cell::records)
                .distinct()
                .sorted()
                .toList();
        List<String> labels = sizes.stream()
                .map(size -> String.format(Locale.ROOT, "%,d", size))
                .toList();
        for (Kind kind : Kind.values()) {
            List<Cell> cells =
                    sizes.stream().map(size -> new Cell(kind, size, clients)).toList();
            List<Double> bars = cells.stream()
                    .map(cell -> results.of(cell).isEmpty() ? Double.NaN : figure.applyAsDouble(cell))
                    .toList();
            if (bars.stream().anyMatch(bar -> !bar.isNaN())) {
                chart.addSeries(kind.title(), labels, bars);
            }
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }
}
