package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.file.Medium;
import dev.astra.core.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Seeded lives of a ledger on a disk that breaks, fills up and loses power. Whoever does not know what became of requests
 * repeats them: the answers are then the ones that they would have had.
 */
class LedgerFaultTest {
    private static final int LIVES = Integer.getInteger("astra.ledger.faults", 150);
    private static final int SESSIONS = 12;
    private static final int WRITES_OF_A_SESSION = 12;
    private static final int MOST_OF_A_WRITE = 6;
    private static final int SOON = 150;

    /** Snapshots are taken by whoever needs them, so that one seed has one order of events. */
    private static final Workers AT_ONCE = (name, work) -> {
        work.run();
        return new Workers.Worker() {
            @Override
            public boolean alive() {
                return false;
            }

            @Override
            public void interrupt() {}
        };
    };

    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();

    @Test
    void answersAsAModelWhateverTheDiskDoes() {
        Seeds.runOnAllProcessors(LIVES, random -> new Life(random).live());
        System.out.println("ledger on a failing disk: " + operations + " requests, " + unknown
                + " writes of unknown outcome, all repeated");
        if (Long.getLong("astra.seed") == null) {
            assertThat(unknown.get()).isGreaterThan(LIVES / 2);
        }
    }

    /** One thread. A disk, the stores that are opened on it one after the other, and the model of what they hold. */
    private final class Life {
        private final Random random;
        private final Model model = new Model();
        private final Bank.Clock clock = new Bank.Clock();
        private final Deeds deeds;
        private final List<Deed> unsure = new ArrayList<>();
        private Medium medium = new Medium();
        private boolean opened;

        Life(Random random) {
            this.random = random;
            this.deeds = new Deeds(random);
        }

        void live() {
            for (int i = 0; i < SESSIONS; i++) {
                session(weather());
                if (random.nextBoolean()) {
                    medium = medium.afterPowerFailure(random);
                }
            }
            session(operation -> Medium.Trouble.NONE);
            assertThat(unsure).isEmpty();
        }

        private Medium.Weather weather() {
            Medium.Trouble[] kinds = Medium.Trouble.values();
            Medium.Trouble kind = kinds[random.nextInt(kinds.length)];
            int from = random.nextInt(SOON);
            AtomicInteger count = new AtomicInteger();
            return operation -> count.getAndIncrement() >= from ? kind : Medium.Trouble.NONE;
        }

        private void session(Medium.Weather weather) {
            medium.weather(weather, random);
            Bank bank;
            try {
                bank = new Bank(medium.journal(AT_ONCE), clock, AT_ONCE);
            } catch (UnavailableException trouble) {
                return;
            }
            try {
                if (!opened) {
                    bank.open(model);
                    opened = true;
                }
                repeat(bank);
                for (int i = 0; i < WRITES_OF_A_SESSION; i++) {
                    write(bank);
                }
                Comparison.balances(model, bank.store.view(), clock.now);
                Comparison.history(model, bank.store.view());
                bank.prove(model);
            } catch (UnavailableException trouble) {
                // The next session goes on.
            } finally {
                close(bank);
            }
        }

        private void close(Bank bank) {
            try {
                bank.close();
            } catch (UnavailableException trouble) {
                // What was acknowledged must be there all the same.
            }
        }

        private void repeat(Bank bank) {
            if (!unsure.isEmpty()) {
                check(bank, List.copyOf(unsure));
                unsure.clear();
            }
        }

        private void write(Bank bank) {
            clock.advance(random);
            List<Deed> batch = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(MOST_OF_A_WRITE); i++) {
                batch.add(deeds.next(bank.store.view(), clock.now));
            }
            unsure.addAll(batch);
            check(bank, batch);
            unsure.clear();
        }

        /** What is not known to be durable is asked again later, at the same time of day. */
        private void check(Bank bank, List<Deed> batch) {
            List<Object> answers;
            try {
                answers = bank.ask(batch);
            } catch (UnavailableException trouble) {
                unknown.incrementAndGet();
                throw trouble;
            }
            operations.addAndGet(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                assertThat(answers.get(i))
                        .as("answer to %s", batch.get(i))
                        .isEqualTo(batch.get(i).on(model, clock.now));
            }
        }
    }
}
