package dev.astra.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Stateless. Every cell of every round, for other programs. */
final class CsvFile {
    private CsvFile() {}

    static void write(Results results, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("engine,records,clients,upkeep,round,binds_per_second,p50_us,p99_us,p999_us,max_us,"
                + "cpu_us_per_bind,binds,written_bytes,others,upkeeps");
        for (Measured each : results.measured()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%s,%d,%.1f,%.1f,%.1f,%.1f,%.1f,%.2f,%d,%.0f,%.3f,%d",
                    each.cell().kind(),
                    each.cell().records(),
                    each.cell().clients(),
                    each.cell().upkeep(),
                    each.round(),
                    each.perSecond(),
                    each.latencies().getValueAtPercentile(50) / 1e3,
                    each.latencies().getValueAtPercentile(99) / 1e3,
                    each.latencies().getValueAtPercentile(99.9) / 1e3,
                    each.latencies().getMaxValue() / 1e3,
                    each.cpu() * 1e6,
                    each.binds(),
                    each.bytes(),
                    each.foreign(),
                    each.upkeeps()));
        }
        Files.write(file, lines);
    }
}
