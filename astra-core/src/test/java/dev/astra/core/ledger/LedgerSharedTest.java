package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Archive;
import dev.astra.core.store.Batch;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several ledgers on one log are one ledger, as far as any client can tell. */
class LedgerSharedTest {
    private static final int LIVES = Integer.getInteger("astra.ledger.shared", 20);
    private static final int WRITES = 150;
    private static final int MOST_OF_A_WRITE = 80;

    private final AtomicInteger late = new AtomicInteger();

    @Test
    void severalLedgersOnOneLogAnswerAsOneModel() {
        Seeds.runOnAllProcessors(LIVES, this::live);
        assertThat(late.get()).isGreaterThan(LIVES);
    }

    private void live(Random random) {
        InMemoryJournal log = new InMemoryJournal();
        Bank.Clock clock = new Bank.Clock();
        Model model = new Model();
        Deeds deeds = new Deeds(random);
        List<Bank> banks = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(3); i++) {
            banks.add(new Bank(new Shared(log, random), clock, Workers.threads()));
        }
        banks.get(0).open(model);
        for (int i = 0; i < WRITES; i++) {
            clock.advance(random);
            Bank bank = banks.get(random.nextInt(banks.size()));
            if (random.nextInt(8) == 0) {
                bank.store.refresh();
            }
            List<Deed> batch = new ArrayList<>();
            for (int each = 0; each <= random.nextInt(MOST_OF_A_WRITE); each++) {
                batch.add(deeds.next(bank.store.view(), clock.now));
            }
            List<Object> answers = bank.ask(batch);
            for (int each = 0; each < batch.size(); each++) {
                assertThat(answers.get(each))
                        .as("answer to %s", batch.get(each))
                        .isEqualTo(batch.get(each).on(model, clock.now));
            }
        }
        for (Bank bank : banks) {
            bank.store.refresh();
            Comparison.balances(model, bank.store.view(), clock.now);
            Comparison.history(model, bank.store.view());
            bank.prove(model);
            bank.close();
        }
    }

    /** The way of one store to the log: calls are late, and answers get lost. */
    private final class Shared implements Journal {
        private final Journal log;
        private final Random random;
        private boolean failed;

        Shared(Journal log, Random random) {
            this.log = log;
            this.random = new Random(random.nextLong());
        }

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            log.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            failed = !failed && random.nextInt(6) == 0;
            if (failed && random.nextBoolean()) {
                throw new UnavailableException("scripted: the batch is lost");
            }
            AppendOutcome outcome = log.append(afterSequence, batch);
            if (outcome instanceof AppendOutcome.SomeoneWasFirst) {
                late.incrementAndGet();
            }
            if (failed) {
                throw new UnavailableException("scripted: the answer is lost");
            }
            return outcome;
        }

        @Override
        public Archive archive() {
            return log.archive();
        }

        @Override
        public void close() {}
    }
}
