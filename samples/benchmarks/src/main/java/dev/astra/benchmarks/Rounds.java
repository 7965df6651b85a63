package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Engine.Tally;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One thread. All cells of a round in a shuffled order, round after round. After each cell the engine is closed and opened
 * again, and what is there is compared with what was acknowledged.
 */
final class Rounds {
    private static final long SEED = 20_260_101;

    private final Plan plan;
    private final Sites sites;
    private final Machine machine;
    private final Random random = new Random(SEED);
    private final Map<Sites.Site, Long> acknowledged = new HashMap<>();
    private long verified;

    Rounds(Plan plan, Sites sites, Machine machine) {
        this.plan = plan;
        this.sites = sites;
        this.machine = machine;
    }

    /** Measures everything. The first, shortened round is thrown away: it is there for the compiler of the virtual machine. */
    List<Measured> run() throws IOException, SQLException, InterruptedException {
        warmUp();
        List<Measured> all = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            List<Cell> order = new ArrayList<>(plan.cells());
            Collections.shuffle(order, random);
            for (Cell cell : order) {
                machine.awaitQuiet(plan.patience());
                all.addAll(measure(cell, round));
            }
            Progress.say("round " + round + " of " + plan.rounds() + " done");
        }
        return all;
    }

    /** How many binds were acknowledged and found again. */
    long verified() {
        return verified;
    }

    private void warmUp() throws IOException, SQLException, InterruptedException {
        long least = plan.cells().stream().mapToLong(Cell::records).min().orElseThrow();
        for (Cell cell : plan.cells()) {
            if (cell.records() == least && !cell.upkeep()) {
                measure(cell, 0);
            }
        }
    }

    private List<Measured> measure(Cell cell, int round) throws IOException, SQLException, InterruptedException {
        Sites.Site site = sites.of(cell);
        List<Measured> result = new ArrayList<>();
        try (Engine engine = sites.open(site)) {
            if (cell.upkeep() && engine.upkeep().isEmpty()) {
                return List.of();
            }
            System.gc();
            Window window = new Window(machine, plan);
            Crowd crowd = new Crowd(engine, cell, random.nextLong(), window.recorder());
            double before = WrittenBytes.of(engine);
            Upkeeping upkeeping = cell.upkeep() ? new Upkeeping(engine.upkeep().orElseThrow()) : null;
            crowd.start();
            List<Slice> slices = window.measure();
            long runs = upkeeping == null ? 0 : upkeeping.stop();
            long binds = crowd.stop();
            double bytes = WrittenBytes.of(engine) - before;
            acknowledged.merge(site, binds, Long::sum);
            result.add(Measured.of(cell, round, slices, plan.slices(), new Measured.Done(binds, bytes, runs)));
        }
        verify(site);
        return result;
    }

    private void verify(Sites.Site site) throws IOException, SQLException {
        Tally expected = new Tally(site.records(), acknowledged.getOrDefault(site, 0L));
        try (Engine engine = sites.open(site)) {
            Tally found = engine.tally();
            if (!found.equals(expected)) {
                throw new IllegalStateException(
                        site + ": expected after reopening what was acknowledged, " + expected + ", found " + found);
            }
        }
        verified = acknowledged.values().stream().mapToLong(Long::longValue).sum();
    }
}
