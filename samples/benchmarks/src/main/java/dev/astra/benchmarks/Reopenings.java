package dev.astra.benchmarks;

import dev.astra.benchmarks.Results.Reopening;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One thread. How long embedded engines take to open in a fresh process, and what they keep in memory. */
final class Reopenings {

    private final Plan plan;
    private final Sites sites;

    Reopenings(Plan plan, Sites sites) {
        this.plan = plan;
        this.sites = sites;
    }

    List<Reopening> run() throws IOException, SQLException, InterruptedException {
        List<Reopening> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (long size : plan.reopened()) {
                Cell cell = new Cell(kind, size, 1);
                if (kind.embedded() && plan.cells().contains(cell)) {
                    Sites.Site site = sites.of(cell);
                    all.add(open(site, "as the run left it"));
                    if (kind == Kind.STORE && upkept(site)) {
                        all.add(open(site, "behind a snapshot"));
                    }
                }
            }
        }
        return all;
    }

    private boolean upkept(Sites.Site site) throws IOException, SQLException {
        try (Engine engine = sites.open(site)) {
            if (engine.upkeep().isEmpty()) {
                return false;
            }
            engine.upkeep().get().run();
            return true;
        }
    }

    private Reopening open(Sites.Site site, String state) throws IOException, InterruptedException {
        Path directory = sites.directory(site);
        double[] millis = new double[plan.rounds() / 2 + 1];
        double heap = 0;
        for (int i = 0; i < millis.length; i++) {
            String[] printed = Child.run(List.of(), Child.OPEN, site.kind().name(), directory.toString())
                    .split(" ", -1);
            millis[i] = Double.parseDouble(printed[0]);
            heap = Double.parseDouble(printed[1]);
        }
        return new Reopening(
                site.kind(),
                site.records(),
                state,
                Spread.of(Arrays.stream(millis)).median(),
                heap / site.records(),
                size(directory));
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
