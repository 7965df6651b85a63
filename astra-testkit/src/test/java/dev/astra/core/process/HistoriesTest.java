package dev.astra.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whole lives of supervisors in virtual time. */
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("astra.histories", 10_000);

    @Test
    void noHistoryHasASecondCopyAnOrphanOrALostAlert() {
        AtomicInteger alerts = new AtomicInteger();
        AtomicInteger deaths = new AtomicInteger();
        Cases.run(HISTORIES, random -> {
            History history = new History(random);
            history.run();
            alerts.addAndGet(history.alerts());
            deaths.addAndGet(history.deaths());
        });
        if (System.getProperty(Cases.SEED_PROPERTY) == null) {
            assertThat(deaths.get()).as("the histories are not idle").isGreaterThan(HISTORIES);
            assertThat(alerts.get()).as("alerts were there to be lost").isGreaterThan(HISTORIES / 10);
        }
    }
}
