package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.Journal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One thread. A store with a ledger on it, at a time that the test sets. */
final class Bank implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final Store store;
    final Ledger ledger;

    Bank(Journal journal, Clock clock, Workers workers) {
        store = Store.builder(journal)
                .clock(() -> clock.now, () -> clock.now.toEpochMilli() * 1_000_000)
                .random(new Random(1))
                .workers(workers)
                .open(Ledger.TABLES);
        ledger = Ledger.builder(store).build();
    }

    /** The time of all stores of a test. */
    static final class Clock {
        volatile Instant now = START;

        void advance(Random random) {
            now = now.plusMillis(random.nextInt(400));
        }
    }

    /** Opens the accounts that are not open yet; harmless to repeat. */
    void open(Model model) {
        store.execute(tx -> {
            for (Account account : Deeds.accounts()) {
                ledger.open(tx, account.name(), account.asset(), account.limits(), Metadata.NONE);
            }
            ledger.setOpen(tx, Deeds.CLOSED, false);
        });
        for (Account account : Deeds.accounts()) {
            model.open(account.name(), account.asset(), account.limits());
        }
        model.row(Deeds.CLOSED).open = false;
    }

    /** Asks for all of these in one write. */
    List<Object> ask(List<Deed> deeds) {
        return store.write(tx -> {
            List<Object> answers = new ArrayList<>();
            deeds.forEach(deed -> answers.add(deed.on(ledger, tx)));
            return answers;
        });
    }

    void prove(Model model) {
        Proof proof = ledger.verify();
        assertThat(proof.problems()).isEmpty();
        assertThat(proof.entries()).isEqualTo(model.entries);
    }

    @Override
    public void close() {
        store.close();
    }
}
