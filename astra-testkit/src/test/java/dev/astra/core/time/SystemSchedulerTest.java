package dev.astra.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SystemSchedulerTest {
    private static boolean threadExists(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }

    @Test
    void hasNoThreadBeforeTheFirstTaskAndNoneAfterClose() throws InterruptedException {
        SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-1");
        assertThat(threadExists("scheduler-under-test-1")).isFalse();
        CountDownLatch ran = new CountDownLatch(1);
        boolean[] daemon = new boolean[1];
        scheduler.after(Duration.ZERO, () -> {
            daemon[0] = Thread.currentThread().isDaemon();
            ran.countDown();
        });
        ran.await();
        assertThat(daemon[0]).isTrue();
        scheduler.close();
        scheduler.close();
        assertThatThrownBy(() -> scheduler.after(Duration.ZERO, () -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runsTasksInTheirOrderAndSurvivesOneThatThrows() throws InterruptedException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        try (SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-2")) {
            scheduler.after(
                    Duration.ZERO,
                    () -> Thread.currentThread()
                            .setUncaughtExceptionHandler((thread, failure) -> seen.add(failure.getMessage())));
            scheduler.after(Duration.ZERO, () -> {
                throw new IllegalStateException("first");
            });
            scheduler.after(Duration.ofMillis(20), () -> {
                seen.add("third");
                done.countDown();
            });
            scheduler.after(Duration.ofMillis(1), () -> seen.add("second"));
            done.await();
        }
        assertThat(List.copyOf(seen)).containsExactly("first", "second", "third");
    }

    @Test
    void aCancelledTaskNeverRuns() throws InterruptedException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        try (SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-3")) {
            CountDownLatch hold = new CountDownLatch(1);
            scheduler.after(Duration.ZERO, () -> await(hold));
            Scheduler.Handle handle = scheduler.after(Duration.ZERO, () -> seen.add("no"));
            handle.cancel();
            handle.cancel();
            scheduler.after(Duration.ZERO, done::countDown);
            hold.countDown();
            done.await();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void closeFromItsOwnTaskDoesNotWaitForItself() throws InterruptedException {
        SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-4");
        CountDownLatch closed = new CountDownLatch(1);
        scheduler.after(Duration.ZERO, () -> {
            scheduler.close();
            closed.countDown();
        });
        closed.await();
        scheduler.close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void refusesDelaysThatMakeNoSense() {
        try (SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-5")) {
            assertThatThrownBy(() -> scheduler.after(Duration.ofNanos(-1), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> scheduler.after(Duration.ofSeconds(Long.MAX_VALUE), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPollerRunsOnRealThreadsToo() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(3);
        try (SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-6");
                Poller poller = Poller.builder("real", heartbeat -> {
                            heartbeat.over(Pause.real()).pause(Duration.ofMillis(1));
                            ran.countDown();
                        })
                        .interval(Duration.ZERO)
                        .build(scheduler)) {
            poller.start();
            ran.await();
            assertThat(poller.state().replaced()).isZero();
        }
    }

    @Test
    void closingAPollerInterruptsItsRun() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (SystemScheduler scheduler = new SystemScheduler("scheduler-under-test-7")) {
            Poller poller = Poller.builder("real", heartbeat -> {
                        began.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            interrupted.countDown();
                        }
                    })
                    .build(scheduler);
            poller.start();
            began.await();
            poller.close();
            interrupted.await();
            assertThat(poller.state().phase()).isEqualTo(PollerState.Phase.CLOSED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
