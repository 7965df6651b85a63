package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.DurableView;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded lives of a ledger beside a model in plain maps: every answer, every balance and every entry is the same. */
class LedgerSimulationTest {
    private static final int OPERATIONS = Integer.getInteger("astra.ledger.operations", 1_000_000);
    private static final int OPERATIONS_OF_A_LIFE = Math.min(OPERATIONS, 20_000);
    private static final int MOST_OF_A_BATCH = 1_000;
    private static final int REOPENED = 150;
    private static final int WHOLE_LIVES = 8;

    @Test
    void answersAndStandsAsAModelWithoutAnyCleverness() {
        Seeds.runOnAllProcessors(OPERATIONS / OPERATIONS_OF_A_LIFE, random -> live(random, OPERATIONS_OF_A_LIFE));
    }

    private static void live(Random random, int operations) {
        InMemoryJournal journal = new InMemoryJournal();
        Bank.Clock clock = new Bank.Clock();
        Model model = new Model();
        Deeds deeds = new Deeds(random);
        int done = 0;
        Bank bank = new Bank(journal, clock, Workers.threads());
        bank.open(model);
        while (done < operations) {
            clock.advance(random);
            DurableView view = bank.store.view();
            List<Deed> batch = new ArrayList<>();
            int count = 1 + random.nextInt(MOST_OF_A_BATCH);
            for (int i = 0; i < count; i++) {
                batch.add(deeds.next(view, clock.now));
            }
            List<Object> answers = bank.ask(batch);
            for (int i = 0; i < count; i++) {
                Object expected = batch.get(i).on(model, clock.now);
                if (!answers.get(i).equals(expected)) {
                    assertThat(answers.get(i)).as("%s", batch.get(i)).isEqualTo(expected);
                }
            }
            done += count;
            if (random.nextInt(REOPENED) == 0) {
                bank.close();
                bank = new Bank(journal, clock, Workers.threads());
            }
            Comparison.balances(model, bank.store.view(), clock.now);
        }
        if (random.nextInt(WHOLE_LIVES) == 0) {
            Comparison.history(model, bank.store.view());
            bank.prove(model);
        }
        bank.close();
    }
}
