package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsDueTasksInOrderOfTimeAndThenOfArrival() {
        time.after(Duration.ofSeconds(2), () -> ran.add("c"));
        time.after(Duration.ofSeconds(1), () -> ran.add("a"));
        time.after(Duration.ofSeconds(1), () -> ran.add("b"));
        time.after(Duration.ofSeconds(3), () -> ran.add("too late"));
        time.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void showsATaskItsOwnDueTimeAndRunsWhatTheTaskAdds() {
        List<Instant> seen = new ArrayList<>();
        time.after(Duration.ofSeconds(1), () -> {
            seen.add(time.instant());
            time.after(Duration.ofSeconds(1), () -> seen.add(time.instant()));
        });
        time.advance(Duration.ofSeconds(10));
        assertThat(seen).containsExactly(VirtualTime.START.plusSeconds(1), VirtualTime.START.plusSeconds(2));
        assertThat(time.instant()).isEqualTo(VirtualTime.START.plusSeconds(10));
    }

    @Test
    void aCancelledTaskNeverRuns() {
        Scheduler.Handle handle = time.after(Duration.ofSeconds(1), () -> ran.add("no"));
        handle.cancel();
        handle.cancel();
        time.advance(Duration.ofSeconds(5));
        assertThat(ran).isEmpty();
    }

    @Test
    void aClockThatJumpsMovesNoTask() {
        time.after(Duration.ofSeconds(10), () -> ran.add("later"));
        long before = time.nanos();
        time.jumpClock(Duration.ofDays(3));
        time.advance(Duration.ZERO);
        assertThat(ran).isEmpty();
        assertThat(time.nanos()).isEqualTo(before);
        time.jumpClock(Duration.ofDays(-30));
        time.advance(Duration.ofSeconds(10));
        assertThat(ran).containsExactly("later");
        assertThat(time.instant())
                .isEqualTo(VirtualTime.START.minus(Duration.ofDays(27)).plusSeconds(10));
    }

    @Test
    void aPauseLetsOthersRunInBetween() throws InterruptedException {
        time.after(Duration.ofSeconds(1), () -> ran.add("between"));
        time.pause(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("between");
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> time.after(Duration.ofNanos(-1), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
