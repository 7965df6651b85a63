package dev.astra.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PollerTest {
    private final VirtualTime time = new VirtualTime();
    private final VirtualWorkers workers = new VirtualWorkers(time);
    private final List<Long> begun = new ArrayList<>();
    private final List<PollerEvent> events = new ArrayList<>();

    private PollerBuilder poller(PollJob job) {
        return Poller.builder("orders", heartbeat -> {
                    begun.add(seconds());
                    job.run(heartbeat);
                })
                .workers(workers)
                .chance(new SplittableRandom(1))
                .listener(events::add);
    }

    private long seconds() {
        return Duration.ofNanos(time.nanos()).toSeconds();
    }

    private void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void nothingRunsBeforeStart() {
        Poller poller = poller(heartbeat -> {}).build(time);
        pass(1_000);
        assertThat(begun).isEmpty();
        assertThat(time.pending()).isZero();
        assertThat(poller.state().phase()).isEqualTo(PollerState.Phase.NEW);
    }

    @Test
    @Covers("A-041")
    void waits360SecondsAfterTheEndOfEachCycle() {
        poller(heartbeat -> heartbeat.over(workers.pause()).pause(Duration.ofSeconds(100)))
                .build(time)
                .start();
        pass(1_000);
        assertThat(begun).containsExactly(0L, 460L, 920L);
    }

    @Test
    void backsOffAfterFailuresAndReturnsToTheIntervalAfterASuccess() {
        Poller poller = poller(heartbeat -> {
                    if (begun.size() <= 3) {
                        throw new UnavailableException("down");
                    }
                })
                .backoff(new Backoff(Duration.ofSeconds(10), 2, Duration.ofSeconds(1_000), 0))
                .build(time);
        poller.start();
        pass(600);
        assertThat(begun).containsExactly(0L, 10L, 30L, 70L, 430L);
        assertThat(poller.state().failed()).isEqualTo(3);
        assertThat(poller.state().failedInARow()).isZero();
    }

    @Test
    void aLongerRetryHintWinsOverTheBackoff() {
        poller(heartbeat -> {
                    throw new UnavailableException("busy", Duration.ofSeconds(500));
                })
                .build(time)
                .start();
        pass(600);
        assertThat(begun).containsExactly(0L, 500L);
    }

    @Test
    void anErrorFailsOnlyItsRun() {
        Poller poller = poller(heartbeat -> {
                    if (begun.size() == 1) {
                        throw new StackOverflowError();
                    }
                })
                .build(time);
        poller.start();
        pass(60);
        assertThat(poller.state().succeeded()).isEqualTo(1);
        assertThat(poller.state().lastFailure())
                .hasValueSatisfying(text -> assertThat(text).contains("StackOverflowError"));
    }

    @Test
    @Covers("A-060")
    void aDeadRunIsReplacedWithin60Seconds() {
        Poller poller = poller(heartbeat -> {}).build(time);
        workers.killNext();
        poller.start();
        pass(60);
        assertThat(begun).hasSize(1);
        assertThat(poller.state().replaced()).isEqualTo(1);
        assertThat(poller.state().succeeded()).isEqualTo(1);
    }

    @Test
    @Covers("A-060")
    void aHungRunIsReplacedWithin60SecondsOfItsLastSignOfLife() {
        Poller poller = poller(heartbeat -> {
                    if (begun.size() == 1) {
                        heartbeat.over(workers.pause()).pause(Duration.ofMinutes(5));
                        workers.pause().pause(Duration.ofSeconds(1_000));
                    }
                })
                .build(time);
        poller.start();
        pass(2_000);
        assertThat(begun.get(1)).isBetween(300L + 45, 300L + 60);
        assertThat(poller.state().replaced()).isEqualTo(1);
    }

    @Test
    void aRunThatBeatsIsNeverReplacedHoweverLongItTakes() {
        Poller poller = poller(heartbeat -> heartbeat.over(workers.pause()).pause(Duration.ofHours(5)))
                .build(time);
        poller.start();
        time.advance(Duration.ofHours(6));
        assertThat(poller.state().replaced()).isZero();
        assertThat(poller.state().succeeded()).isPositive();
    }

    @Test
    void aReplacedRunIsInterruptedAndStaleAndItsEndIsIgnored() {
        List<String> seen = new ArrayList<>();
        Poller poller = poller(heartbeat -> {
                    if (begun.size() == 1) {
                        try {
                            workers.pause().pause(Duration.ofSeconds(1_000));
                        } catch (InterruptedException deaf) {
                            seen.add("interrupted, current " + heartbeat.current());
                        }
                        assertThatThrownBy(heartbeat::beat).isInstanceOf(InterruptedException.class);
                        seen.add("refused to go on");
                    }
                })
                .build(time);
        poller.start();
        pass(200);
        assertThat(seen).containsExactly("interrupted, current false", "refused to go on");
        assertThat(poller.state().ignored()).isEqualTo(1);
        assertThat(poller.state().succeeded()).isEqualTo(1);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aMissingThreadIsTriedAgain() {
        Poller poller = poller(heartbeat -> {}).build(time);
        workers.refuseNext();
        poller.start();
        pass(60);
        assertThat(begun).hasSize(1);
        assertThat(poller.state().failed()).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsStopsNeitherPollerNorWatchdog() {
        Poller poller = poller(heartbeat -> {})
                .listener(event -> {
                    throw new IllegalStateException("listener");
                })
                .build(time);
        poller.start();
        pass(30);
        workers.hangNext();
        pass(1_000);
        assertThat(begun).hasSizeGreaterThan(1);
        assertThat(poller.state().replaced()).isEqualTo(1);
        assertThat(poller.state().watchdogLate()).isFalse();
    }

    @Test
    void aLostWatchdogIsSetGoingAgainByTheNextRun() {
        LossyScheduler lossy = new LossyScheduler(time);
        Poller poller = poller(heartbeat -> {}).build(lossy);
        lossy.loseNext = true; // the first look of the watchdog
        poller.start();
        pass(100);
        assertThat(poller.state().watchdogLate()).isTrue();
        pass(300);
        assertThat(begun).containsExactly(0L, 360L);
        assertThat(poller.state().watchdogLate()).isFalse();
        assertThat(events).extracting(PollerEvent::kind).contains(PollerEvent.Kind.WATCHDOG_FAILED);
    }

    @Test
    void aStartThatGotLostIsMadeUpFor() {
        LossyScheduler lossy = new LossyScheduler(time);
        Poller poller = poller(heartbeat -> lossy.loseNext = begun.size() == 1).build(lossy);
        poller.start();
        pass(360 + 60);
        assertThat(begun).hasSize(2);
        assertThat(poller.state().replaced()).isEqualTo(1);
    }

    @Test
    @Covers("A-061")
    void stateAndEventsShowWhatTheWatchdogDoes() {
        Poller poller = poller(heartbeat -> {}).build(time);
        poller.start();
        pass(25);
        assertThat(poller.state().lastCheck()).contains(VirtualTime.START.plusSeconds(20));
        assertThat(poller.state().phase()).isEqualTo(PollerState.Phase.WAITING);
        workers.hangNext();
        poller.pollNow();
        pass(30);
        assertThat(poller.state().phase()).isEqualTo(PollerState.Phase.RUNNING);
        assertThat(poller.state().silentFor()).isEqualTo(Duration.ofSeconds(30));
        pass(30);
        assertThat(events).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo(PollerEvent.Kind.REPLACED);
            assertThat(event.text()).contains("no sign of life for");
        });
        assertThat(poller.state().replaced()).isEqualTo(1);
    }

    @Test
    @Covers("A-062")
    void theOldBotsTimingsAreAMatterOfConfiguration() {
        Poller poller = poller(heartbeat -> {}).watch(WatchTiming.legacy()).build(time);
        workers.killNext();
        poller.start();
        pass(369);
        assertThat(begun).isEmpty();
        pass(1);
        assertThat(begun).containsExactly(370L);
        pass(361);
        assertThat(events)
                .filteredOn(event -> event.kind() == PollerEvent.Kind.CHECKED)
                .extracting(
                        event -> Duration.between(VirtualTime.START, event.at()).toSeconds())
                .containsExactly(10L, 10L + 360 + 350 + 10);
    }

    @Test
    void pollNowBeginsOneRunAndTheIntervalCountsFromThere() {
        Poller poller = poller(heartbeat -> {}).build(time);
        poller.start();
        pass(100);
        poller.pollNow();
        poller.pollNow();
        pass(400);
        assertThat(begun).containsExactly(0L, 100L, 460L);
    }

    @Test
    void closeEndsEverythingAndCanBeRepeated() {
        Poller poller =
                poller(heartbeat -> workers.pause().pause(Duration.ofHours(1))).build(time);
        poller.start();
        time.after(Duration.ofSeconds(5), poller::close);
        pass(4_000);
        poller.close();
        poller.pollNow();
        pass(4_000);
        assertThat(begun).hasSize(1);
        assertThat(poller.state().phase()).isEqualTo(PollerState.Phase.CLOSED);
        assertThat(time.pending()).isZero();
        assertThatThrownBy(poller::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClockThatJumpsMovesNoRun() {
        poller(heartbeat -> {}).build(time).start();
        pass(10);
        time.jumpClock(Duration.ofDays(-400));
        pass(360);
        assertThat(begun).containsExactly(0L, 360L);
    }

    /** Forgets a task when told to. */
    private static final class LossyScheduler implements Scheduler {
        private final Scheduler real;
        private boolean loseNext;

        LossyScheduler(Scheduler real) {
            this.real = real;
        }

        @Override
        public Handle after(Duration delay, Runnable task) {
            if (loseNext) {
                loseNext = false;
                return () -> {};
            }
            return real.after(delay, task);
        }

        @Override
        public java.time.InstantSource clock() {
            return real.clock();
        }

        @Override
        public long nanos() {
            return real.nanos();
        }
    }
}
