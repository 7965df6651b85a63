package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Directories;
import dev.astra.benchmarks.engine.LedgerPayments;
import dev.astra.core.ledger.Bulk;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Transfer;
import dev.astra.core.store.DurableView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One thread. Fills a ledger and looks at what that costs. */
final class LargeLedger {
    private static final int AT_ONCE = 200;
    private static final int LOOKS = 20_000;
    private static final int PAGE = 20;
    private static final int PROGRESS = 1_000_000;

    private final Path directory;
    private final int accounts;
    private final int transfers;
    private final Random random = new Random(1);
    private final TextTable table = new TextTable("What", "figure");

    LargeLedger(Path directory, int accounts, int transfers) {
        this.directory = directory;
        this.accounts = accounts;
        this.transfers = transfers;
    }

    /** Looks something up. */
    private interface Look {
        Object at(DurableView view, int account);
    }

    String run() throws IOException {
        long empty = used();
        long begun = System.nanoTime();
        try (LedgerPayments payments = new LedgerPayments(directory)) {
            payments.load(accounts);
            double opened = (System.nanoTime() - begun) / 1e9;
            long loaded = used();
            Progress.say(accounts + " accounts after " + Math.round(opened) + " s");
            table.row("accounts", Figures.count(accounts));
            table.row("heap for each account, its first entry and request", Figures.bytes((loaded - empty) / accounts));
            fill(payments);
            long filled = used();
            table.row("heap for each further transfer", Figures.bytes((filled - loaded) / Math.max(1, transfers)));
            payments.store().snapshot();
            looks(payments);
        }
        table.row("on the disk", Figures.bytes(Directories.size(directory)));
        reopen(empty);
        return table.text();
    }

    private void fill(LedgerPayments payments) {
        Ledger ledger = payments.ledger();
        long begun = System.nanoTime();
        for (int first = 0; first < transfers; first += AT_ONCE) {
            List<Transfer> some = new ArrayList<>();
            for (int i = first; i < Math.min(transfers, first + AT_ONCE); i++) {
                int from = random.nextInt(accounts);
                int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
                some.add(LedgerPayments.payment("t-" + i, from, to, 1 + random.nextInt(100)));
            }
            ledger.transferAll(some, Bulk.EACH);
            if ((first + AT_ONCE) % PROGRESS == 0) {
                Progress.say(
                        (first + AT_ONCE) + " transfers after " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        table.row("transfers", Figures.count(transfers));
        table.row("transfers per second, " + Figures.count(AT_ONCE) + " a write", Figures.count((long)
                (transfers / seconds)));
    }

    private void looks(LedgerPayments payments) {
        Instant middle = payments.store().read(view -> view.time()).minusSeconds(1);
        look(payments, "balance", (view, account) -> Ledger.account(view, LedgerPayments.wallet(account)));
        look(
                payments,
                "newest " + PAGE + " lines of a statement",
                (view, account) -> Ledger.statement(view, LedgerPayments.wallet(account))
                        .orElseThrow()
                        .newest(PAGE));
        look(
                payments,
                "balance at a past moment",
                (view, account) -> Ledger.balanceAt(view, LedgerPayments.wallet(account), middle));
        look(
                payments,
                "a request that was made before",
                (view, account) -> payments.ledger()
                        .tryOut(view, LedgerPayments.payment("t-" + random.nextInt(transfers), account, 0, 1)));
    }

    private void look(LedgerPayments payments, String what, Look look) {
        long[] nanos = new long[LOOKS];
        for (int i = -LOOKS; i < LOOKS; i++) {
            int account = 1 + random.nextInt(accounts - 1);
            long start = System.nanoTime();
            Object found = payments.store().read(view -> look.at(view, account));
            long end = System.nanoTime();
            if (found == null) {
                throw new IllegalStateException("expected something, found nothing");
            }
            if (i >= 0) {
                nanos[i] = end - start;
            }
        }
        Arrays.sort(nanos);
        table.row(what + ", p50 / p99", micros(nanos[LOOKS / 2]) + " / " + micros(nanos[LOOKS - LOOKS / 100]));
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }

    private void reopen(long empty) {
        long begun = System.nanoTime();
        try (LedgerPayments payments = new LedgerPayments(directory)) {
            table.row("reopen, in the same process", Figures.nanos(System.nanoTime() - begun));
            table.row("heap after reopening", Figures.bytes((double) (used() - empty)));
            if (payments.verified() != transfers) {
                throw new IllegalStateException("expected " + transfers + " transfers, found " + payments.verified());
            }
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
