package dev.astra.core.store;

import static dev.astra.core.store.Notes.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitClockTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant wall = START;
    private final AtomicLong nanos = new AtomicLong();
    private final Store store =
            Store.builder(new InMemoryJournal()).clock(() -> wall, nanos::get).open(TABLES);

    @AfterEach
    void close() {
        store.close();
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos.addAndGet(time.toNanos());
    }

    private Instant commit() {
        return store.write(tx -> {
            tx.next(Notes.IDS);
            return tx.now();
        });
    }

    @Test
    void isTheClocksTimeToTheMillisecond() {
        pass(Duration.ofNanos(1_999_999));
        assertThat(commit()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void neverGoesBackAndIsUnhealthyWhenHeldUpByMoreThanAMinute() {
        assertThat(commit()).isEqualTo(START);
        wall = START.minus(Duration.ofSeconds(60));
        assertThat(commit()).isEqualTo(START);
        assertThat(store.health().problems()).isEmpty();
        wall = START.minus(Duration.ofSeconds(61));
        assertThat(commit()).isEqualTo(START);
        assertThat(store.health().problems()).singleElement().asString().contains("behind");
        wall = START.plusSeconds(1);
        assertThat(commit()).isEqualTo(START.plusSeconds(1));
        assertThat(store.health().problems()).isEmpty();
    }

    @Test
    void refusesAJumpOfMoreThanADayUntilItIsConfirmed() {
        commit();
        wall = wall.plus(Duration.ofHours(24));
        assertThat(commit()).isEqualTo(START.plus(Duration.ofHours(24)));
        wall = wall.plus(Duration.ofHours(24)).plusMillis(1);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(this::commit)
                .withMessageContaining("confirm");
        store.confirmClock();
        assertThat(commit()).isEqualTo(wall);
    }

    @Test
    void believesTimeThatReallyPassed() {
        commit();
        pass(Duration.ofDays(400));
        assertThat(commit()).isEqualTo(START.plus(Duration.ofDays(400)));
    }
}
