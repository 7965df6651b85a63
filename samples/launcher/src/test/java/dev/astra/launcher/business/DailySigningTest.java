package dev.astra.launcher.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DailySigningTest {
    private final VirtualTime time = new VirtualTime();
    private int asked;
    private int failures;
    private final DailySigning signing = new DailySigning(this::ask, time, new VirtualWorkers(time));

    private void ask() {
        asked++;
        if (failures > 0) {
            failures--;
            throw new UnavailableException("the store is busy");
        }
    }

    @Test
    void asksOnceADay() {
        signing.start();
        time.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(asked).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(asked).isEqualTo(1);
        time.advance(Duration.ofDays(13));
        assertThat(asked).isEqualTo(14);
    }

    @Test
    void asksAgainSoonAfterTrouble() {
        failures = 1;
        signing.start();
        time.advance(Duration.ofDays(1).plus(DailySigning.AFTER_TROUBLE));
        assertThat(asked).isEqualTo(2);
        time.advance(Duration.ofHours(23));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void asksNoMoreOnceItIsClosed() {
        signing.start();
        signing.close();
        time.advance(Duration.ofDays(3));
        assertThat(asked).isZero();
    }
}
