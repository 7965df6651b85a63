package dev.astra.launcher.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.launcher.command.CapturedLog;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupScheduleTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final VirtualTime time = new VirtualTime();
    private final VirtualWorkers workers = new VirtualWorkers(time);
    private final List<Instant> taken = new ArrayList<>();
    private Optional<Instant> newest = Optional.empty();
    private boolean diskFull;

    private String take() {
        if (diskFull) {
            throw new UnavailableException("the disk is full");
        }
        newest = Optional.of(time.instant());
        taken.add(time.instant());
        return "taken";
    }

    private BackupSchedule start() {
        BackupSchedule schedule =
                new BackupSchedule(DAY, BackupSchedule.Keeper.of(() -> newest, this::take), time, workers);
        schedule.start();
        time.advance(Duration.ZERO);
        return schedule;
    }

    private static Instant hour(int hours) {
        return VirtualTime.START.plus(Duration.ofHours(hours));
    }

    @Test
    @Covers("A-028")
    void takesOneAtOnceWhereThereIsNoneAndThenOneEachInterval() {
        start();
        time.advance(Duration.ofHours(71));
        assertThat(taken).containsExactly(hour(0), hour(24), hour(48));
    }

    @Test
    void aStartTakesNoneWhileTheNewestIsYoung() {
        newest = Optional.of(hour(-20));
        start().close();
        start();
        assertThat(taken).isEmpty();
        time.advance(Duration.ofHours(4));
        assertThat(taken).containsExactly(hour(4));
    }

    @Test
    void oneThatWasTakenByHandCounts() {
        start();
        time.advance(Duration.ofHours(10));
        newest = Optional.of(time.instant());
        time.advance(Duration.ofHours(23));
        assertThat(taken).containsExactly(hour(0));
        time.advance(Duration.ofHours(1));
        assertThat(taken).containsExactly(hour(0), hour(34));
    }

    @Test
    void aFailureIsToldAndTriedAgainAfterAnHour() {
        try (CapturedLog log = new CapturedLog()) {
            diskFull = true;
            start();
            time.advance(Duration.ofMinutes(90));
            assertThat(log.heard().text().lines().filter(line -> line.contains("the disk is full")))
                    .hasSize(2);
            diskFull = false;
            time.advance(Duration.ofMinutes(30));
            assertThat(taken).containsExactly(hour(2));
            assertThat(log.heard().text()).contains("taken");
        }
    }

    @Test
    void aMissingThreadIsTriedAgainAfterAnHour() {
        workers.refuseNext();
        start();
        assertThat(taken).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(taken).containsExactly(hour(1));
    }

    @Test
    void aClockThatWasSetBackDelaysTheNextByOneIntervalAtMost() {
        newest = Optional.of(hour(24 * 365));
        start();
        time.advance(DAY);
        assertThat(taken).isEmpty();
        newest = Optional.of(hour(0));
        time.advance(DAY);
        assertThat(taken).hasSize(1);
    }

    @Test
    void takesNoneOnceItIsClosed() {
        BackupSchedule schedule = start();
        schedule.close();
        time.advance(Duration.ofDays(9));
        assertThat(taken).hasSize(1);
        assertThat(time.pending()).isZero();
    }
}
