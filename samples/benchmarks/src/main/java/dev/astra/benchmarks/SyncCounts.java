package dev.astra.benchmarks;

import dev.astra.benchmarks.Results.SyncCount;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One thread. Counts how often engines ask the system to sync, by {@code strace} around a process of their own, which
 * makes a directory before the first bind and one after the last. PostgreSQL counts itself.
 */
final class SyncCounts {
    static final int BINDS = 200;
    private static final long RECORDS = 1_000;
    private static final String CALLS = "fsync,fdatasync,msync,sync_file_range";
    private static final Pattern CALL = Pattern.compile("\\b(" + CALLS.replace(',', '|') + ")\\(");

    private final Sites sites;

    SyncCounts(Sites sites) {
        this.sites = sites;
    }

    List<SyncCount> run(List<Kind> kinds) throws IOException, SQLException, InterruptedException {
        List<SyncCount> all = new ArrayList<>();
        boolean strace = strace();
        for (Kind kind : kinds) {
            Sites.Site site = new Sites.Site(kind, RECORDS);
            if (kind == Kind.POSTGRES) {
                load(site);
                all.add(new SyncCount(
                        kind, BINDS, Kind.postgresSyncs(sites.cluster().orElseThrow(), sites.directory(site), BINDS)));
            } else if (strace) {
                load(site);
                all.add(new SyncCount(kind, BINDS, traced(site)));
            } else {
                all.add(new SyncCount(kind, BINDS, -1));
            }
        }
        return all;
    }

    private void load(Sites.Site site) throws IOException, SQLException {
        try (Engine engine = sites.open(site)) {
            engine.load(site.records());
        }
    }

    private long traced(Sites.Site site) throws IOException, InterruptedException {
        Path directory = sites.directory(site);
        Path trace = directory.resolveSibling(directory.getFileName() + ".strace");
        Child.run(
                List.of("strace", "-f", "-qq", "-e", "trace=mkdir," + CALLS, "-o", trace.toString()),
                Child.BIND,
                site.kind().name(),
                directory.toString(),
                Integer.toString(BINDS));
        List<String> lines = Files.readAllLines(trace);
        return lines.subList(line(lines, Child.BEGIN), line(lines, Child.END)).stream()
                .filter(line -> CALL.matcher(line).find())
                .count();
    }

    private static int line(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(marker)) {
                return i;
            }
        }
        throw new IllegalStateException("expected " + marker + " in the trace, found " + lines.size() + " other lines");
    }

    private static boolean strace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-qq", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
