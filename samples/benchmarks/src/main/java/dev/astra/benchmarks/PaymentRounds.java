package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Kind;
import dev.astra.benchmarks.engine.Payments;
import dev.astra.benchmarks.engine.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One thread. All cells in a shuffled order, round after round; what was acknowledged is looked for after each. */
final class PaymentRounds {
    static final int ACCOUNTS = 10_000;

    private static final long SEED = 20_260_101;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Plan times =
            new Plan("ledger", List.of(), 1, Duration.ofMillis(700), 6, 10, PATIENCE, List.of(), List.of());
    private final Random random = new Random(SEED);
    private final Machine machine = new Machine();
    private final Map<Payments.Kind, Long> acknowledged = new EnumMap<>(Payments.Kind.class);
    private final List<Result> results = new ArrayList<>();
    private final Set<Payments.Kind> kinds;
    private final Path data;
    private final Optional<PostgresCluster> cluster;

    /**
     * One cell in one round.
     *
     * @param cell what was measured
     * @param measured see {@link Measured}; its cell says nothing
     */
    record Result(PaymentCell cell, Measured measured) {}

    PaymentRounds(Set<Payments.Kind> kinds, Path data, Optional<PostgresCluster> cluster) throws IOException {
        this.kinds = kinds;
        this.data = data;
        this.cluster = cluster;
    }

    List<Result> results() {
        return results;
    }

    /** How many payments were acknowledged and found again. */
    long verified() {
        return acknowledged.values().stream().mapToLong(Long::longValue).sum();
    }

    void run(int rounds) throws IOException, SQLException, InterruptedException {
        List<PaymentCell> cells = new ArrayList<>();
        for (Payments.Kind kind : kinds) {
            try (Payments payments = open(kind)) {
                payments.load(ACCOUNTS);
            }
            for (int clients : new int[] {1, Plan.MANY}) {
                cells.add(new PaymentCell(kind, clients, false, false));
                cells.add(new PaymentCell(kind, clients, true, false));
            }
            cells.add(new PaymentCell(kind, Plan.MANY, false, true));
        }
        for (int round = 0; round <= rounds; round++) {
            Collections.shuffle(cells, random);
            for (PaymentCell cell : cells) {
                machine.awaitQuiet(PATIENCE);
                Measured measured = measure(cell, round);
                if (round > 0) {
                    results.add(new Result(cell, measured));
                }
            }
            Progress.say(round == 0 ? "warmed up" : "round " + round + " of " + rounds + " done");
        }
    }

    private Payments open(Payments.Kind kind) throws IOException, SQLException {
        Path directory = data.resolve("pay_" + kind.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(directory);
        return kind.open(directory, cluster);
    }

    private Measured measure(PaymentCell cell, int round) throws IOException, SQLException, InterruptedException {
        Measured measured;
        try (Payments payments = open(cell.kind())) {
            System.gc();
            Window window = new Window(machine, times);
            Payers payers =
                    new Payers(payments, cell.clients(), ACCOUNTS, cell.hot(), random.nextLong(), window.recorder());
            double before = WrittenBytes.of(payments.written());
            Upkeeping upkeeping = cell.upkeep() ? new Upkeeping(payments.upkeep()) : null;
            payers.start();
            List<Slice> slices = window.measure();
            long runs = upkeeping == null ? 0 : upkeeping.stop();
            long paid = payers.stop();
            double bytes = WrittenBytes.of(payments.written()) - before;
            acknowledged.merge(cell.kind(), paid, Long::sum);
            Measured.Done done = new Measured.Done(paid, bytes, runs);
            Cell nothing = new Cell(Kind.STORE, ACCOUNTS, cell.clients(), cell.upkeep());
            measured = Measured.of(nothing, round, slices, times.slices(), done);
        }
        verify(cell.kind());
        return measured;
    }

    private void verify(Payments.Kind kind) throws IOException, SQLException {
        try (Payments payments = open(kind)) {
            long found = payments.verified();
            if (found != acknowledged.getOrDefault(kind, 0L)) {
                throw new IllegalStateException(kind + ": expected after reopening what was acknowledged, "
                        + acknowledged.get(kind) + " payments, found " + found);
            }
        }
    }
}
