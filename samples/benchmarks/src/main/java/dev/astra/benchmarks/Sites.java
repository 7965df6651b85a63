package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import dev.astra.benchmarks.engine.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Thread-safe. Where the engines keep their data. */
final class Sites {
    private final Path data;
    private final Optional<PostgresCluster> cluster;

    Sites(Path data, Optional<PostgresCluster> cluster) {
        this.data = data;
        this.cluster = cluster;
    }

    /** Immutable. One engine with so many licenses. */
    record Site(Kind kind, long records) {}

    Site of(Cell cell) {
        return new Site(cell.kind(), cell.records());
    }

    Path directory(Site site) {
        return data.resolve(site.kind().name().toLowerCase(java.util.Locale.ROOT) + "_" + site.records());
    }

    Optional<PostgresCluster> cluster() {
        return cluster;
    }

    Engine open(Site site) throws IOException, SQLException {
        return site.kind().open(directory(site), cluster);
    }

    /** Fills the sites of these cells. Each engine then does what it would soon do by itself, so that no cell pays for the filling. */
    void load(Plan plan) throws IOException, SQLException {
        Set<Site> all = new LinkedHashSet<>();
        plan.cells().forEach(cell -> all.add(of(cell)));
        for (Site site : all) {
            long start = System.nanoTime();
            try (Engine engine = open(site)) {
                engine.load(site.records());
                Optional<Engine.Upkeep> upkeep = engine.upkeep();
                if (upkeep.isPresent()) {
                    upkeep.get().run();
                }
            }
            Progress.say(String.format(
                    java.util.Locale.ROOT,
                    "%s: %,d records loaded in %.1f s",
                    site.kind().title(),
                    site.records(),
                    (System.nanoTime() - start) / 1e9));
        }
    }
}
