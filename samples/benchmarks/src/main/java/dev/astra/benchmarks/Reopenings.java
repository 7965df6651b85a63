package dev.astra.benchmarks;

import dev.astra.benchmarks.Results.Reopening;
import dev.astra.benchmarks.engine.Directories;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        double cpu = 0;
        double heap = 0;
        for (int i = 0; i < millis.length; i++) {
            String[] printed = Child.run(List.of(), Child.OPEN, site.kind().name(), directory.toString())
                    .split(" ", -1);
            millis[i] = Double.parseDouble(printed[0]);
            cpu = Double.parseDouble(printed[1]);
            heap = Double.parseDouble(printed[2]);
        }
        return new Reopening(
                site.kind(),
                site.records(),
                state,
                Spread.of(Arrays.stream(millis)).median(),
                cpu,
                heap / site.records(),
                Directories.size(directory));
    }
}
