package dev.astra.core.time;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.PollerEvent.Kind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Runs a job again and again: the next run begins one interval after the last one ended, or after a back-off
 * when it failed. A watchdog replaces runs that died or hang; a replaced run is interrupted, and whatever it does later
 * counts for nothing. Poller and watchdog look after each other: the watchdog starts a run that is overdue, and every sign
 * of life sets a late watchdog going again.
 *
 * <p>No run begins before {@link #start}. Runs have threads of their own from {@link Workers}.
 */
public final class Poller implements AutoCloseable {
    private final String name;
    private final PollJob job;
    private final Workers workers;
    private final Duration interval;
    private final Backoff backoff;
    private final RandomGenerator chance;
    private final Scheduler scheduler;
    private final PollerListener listener;
    private final Watchdog watchdog;

    private final ReentrantLock lock = new ReentrantLock();
    private final PollerCounts counts = new PollerCounts();
    private boolean started;
    private boolean closed;
    private @Nullable PollRun current;
    private Scheduler.@Nullable Handle next;
    private long nextDue;
    private long startTicket;

    Poller(PollerBuilder settings, Scheduler scheduler) {
        this.name = settings.name;
        this.job = settings.job;
        this.workers = settings.workers;
        this.interval = settings.interval;
        this.backoff = settings.backoff;
        this.chance = settings.chance;
        this.listener = settings.listener;
        this.scheduler = scheduler;
        this.watchdog = new Watchdog(this, scheduler, settings.watch);
    }

    /**
     * Begins to describe a poller: an interval of 360 s, {@link WatchTiming#standard} and a back-off from 15 s to 360 s.
     *
     * @param name of the job, for threads and log lines
     * @param job one cycle
     */
    public static PollerBuilder builder(String name, PollJob job) {
        return new PollerBuilder(Objects.requireNonNull(name, "name"), Objects.requireNonNull(job, "job"));
    }

    /** Begins the first run at once. */
    public void start() {
        lock.lock();
        try {
            if (started || closed) {
                throw new IllegalStateException("poller " + name + " can be started once, and not after close");
            }
            started = true;
        } finally {
            lock.unlock();
        }
        watchdog.arm();
        schedule(Duration.ZERO);
    }

    /** Begins the next run now instead of at its time. Does nothing while a run goes on. */
    public void pollNow() {
        lock.lock();
        try {
            if (!started || closed || current != null) {
                return;
            }
        } finally {
            lock.unlock();
        }
        schedule(Duration.ZERO);
    }

    /** What was done so far. */
    public PollerState state() {
        lock.lock();
        try {
            PollRun run = current;
            PollerState.Phase phase = closed
                    ? PollerState.Phase.CLOSED
                    : !started
                            ? PollerState.Phase.NEW
                            : run == null ? PollerState.Phase.WAITING : PollerState.Phase.RUNNING;
            Duration silent = run == null ? Duration.ZERO : run.silentFor(scheduler.nanos());
            return counts.state(phase, silent, watchdog.lastCheck(), started && !closed && watchdog.late());
        } finally {
            lock.unlock();
        }
    }

    /** Ends for good: no run begins any more, the present one is interrupted and counts for nothing. Waits for nobody. */
    @Override
    public void close() {
        PollRun run;
        Scheduler.Handle waiting;
        lock.lock();
        try {
            closed = true;
            run = current;
            current = null;
            waiting = next;
            next = null;
        } finally {
            lock.unlock();
        }
        watchdog.disarm();
        if (waiting != null) {
            waiting.cancel();
        }
        if (run != null) {
            run.interrupt();
        }
    }

    boolean isCurrent(PollRun run) {
        lock.lock();
        try {
            return current == run;
        } finally {
            lock.unlock();
        }
    }

    void alive() {
        if (watchdog.late()) {
            tell(Kind.WATCHDOG_FAILED, 0, "the watchdog of " + name + " missed its time and is set going again");
            watchdog.arm();
        }
    }

    void tell(Kind kind, long run, String text) {
        try {
            listener.onEvent(new PollerEvent(scheduler.clock().instant(), kind, run, text));
        } catch (RuntimeException dropped) {
            counts.listenerFailed();
        }
    }

    String name() {
        return name;
    }

    /** What the watchdog does at each look; true when it replaced something. */
    boolean check(WatchTiming timing) {
        PollRun given;
        String reason;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            PollRun run = current;
            long now = scheduler.nanos();
            if (run == null) {
                if (now - nextDue <= timing.period().toNanos()) {
                    return false;
                }
                reason = "its start was lost";
            } else if (run.dead()) {
                reason = "it died";
            } else if (timing.hungAfter().isPresent()
                    && run.silentFor(now).compareTo(timing.hungAfter().get()) > 0) {
                reason = "it gave no sign of life for " + run.silentFor(now).toSeconds() + " s";
            } else {
                return false;
            }
            given = run;
            current = null;
            counts.replaced();
        } finally {
            lock.unlock();
        }
        if (given != null) {
            given.interrupt();
        }
        tell(Kind.REPLACED, given == null ? 0 : given.number(), "run of " + name + " is replaced: " + reason);
        schedule(timing.beforeRestart());
        return true;
    }

    private void schedule(Duration delay) {
        Scheduler.Handle before;
        long mine;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            nextDue = scheduler.nanos() + delay.toNanos();
            mine = ++startTicket;
            before = next;
            next = null;
        } finally {
            lock.unlock();
        }
        if (before != null) {
            before.cancel();
        }
        Scheduler.Handle handle;
        try {
            handle = scheduler.after(delay, () -> begin(mine));
        } catch (RuntimeException refused) { // the watchdog finds the start overdue
            counts.failure(String.valueOf(refused));
            return;
        }
        lock.lock();
        try {
            if (mine == startTicket && !closed) {
                next = handle;
            } else {
                handle.cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin(long ticket) {
        PollRun run;
        lock.lock();
        try {
            if (closed || current != null || ticket != startTicket) {
                return;
            }
            run = new PollRun(this, counts.began(), scheduler);
            current = run;
        } finally {
            lock.unlock();
        }
        alive();
        tell(Kind.BEGAN, run.number(), "run " + run.number() + " of " + name + " begins");
        try {
            run.worker(workers.start(name + "-" + run.number(), () -> work(run)));
        } catch (RuntimeException noThread) {
            ended(run, noThread);
        }
    }

    private void work(PollRun run) {
        @Nullable Throwable failure = null;
        try {
            job.run(run);
        } catch (Throwable thrown) { // also an Error fails only this run
            failure = thrown;
        }
        ended(run, failure);
    }

    private void ended(PollRun run, @Nullable Throwable failure) {
        Duration wait;
        lock.lock();
        try {
            if (current != run) {
                counts.ignored();
                wait = null;
            } else {
                current = null;
                wait = failure == null ? interval : waitAfter(counts.failed(failure), failure);
                if (failure == null) {
                    counts.succeeded(scheduler.clock().instant());
                }
            }
        } finally {
            lock.unlock();
        }
        if (wait == null) {
            tell(Kind.IGNORED, run.number(), "replaced run " + run.number() + " of " + name + " ended; it is ignored");
            return;
        }
        schedule(wait);
        tell(
                failure == null ? Kind.SUCCEEDED : Kind.FAILED,
                run.number(),
                "run " + run.number() + " of " + name
                        + (failure == null ? " ended well" : " failed (" + failure + ")")
                        + "; the next one begins in " + wait.toSeconds() + " s");
    }

    private Duration waitAfter(int failures, Throwable failure) {
        Duration wait = backoff.wait(failures, chance);
        Duration hint = failure instanceof UnavailableException unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return hint.compareTo(wait) > 0 ? hint : wait;
    }
}
