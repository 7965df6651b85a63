package dev.astra.launcher.business;

import dev.astra.core.AstraException;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Takes a backup whenever the newest is older than the interval; so a start does not take one if there is a
 * young one. One that fails is told to the log and tried again after an hour, or after the interval if that is shorter; it
 * stops nothing.
 */
final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.backup");
    private static final Duration AFTER_TROUBLE = Duration.ofHours(1);

    private final Duration interval;
    private final Keeper keeper;
    private final Scheduler scheduler;
    private final Workers workers;
    private final Semaphore turn = new Semaphore(1);
    private Scheduler.@Nullable Handle next;
    private Workers.@Nullable Worker worker;
    private boolean closed;

    /** Takes backups. */
    interface Keeper {
        /** When the newest was taken; empty if there is none. */
        Optional<Instant> newest();

        /** Takes one, and says it in a line for the log. */
        String take();

        /** Of two functions. */
        static Keeper of(Supplier<Optional<Instant>> newest, Supplier<String> take) {
            return new Keeper() {
                @Override
                public Optional<Instant> newest() {
                    return newest.get();
                }

                @Override
                public String take() {
                    return take.get();
                }
            };
        }
    }

    /**
     * Not started yet.
     *
     * @param interval more than zero
     * @param keeper takes them
     * @param scheduler when
     * @param workers where
     */
    BackupSchedule(Duration interval, Keeper keeper, Scheduler scheduler, Workers workers) {
        this.interval = interval;
        this.keeper = keeper;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    void start() {
        lookAfter(Duration.ZERO);
    }

    private synchronized void lookAfter(Duration wait) {
        if (!closed) {
            next = scheduler.after(wait, this::begin);
        }
    }

    private synchronized void begin() {
        if (closed) {
            return;
        }
        try {
            worker = workers.start("astra-backup", this::look);
        } catch (AstraException noThread) {
            LOG.warn("no backup could be begun, it is tried again: {}", noThread.getMessage());
            lookAfter(afterTrouble());
        }
    }

    private void look() {
        Duration wait = afterTrouble();
        turn.acquireUninterruptibly();
        try {
            wait = isClosed() ? interval : takeIfDue();
        } catch (RuntimeException failed) {
            tellFailure(failed);
        } finally {
            turn.release();
            lookAfter(wait);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private Duration takeIfDue() {
        Duration left = untilDue();
        if (!left.isZero()) {
            return left;
        }
        LOG.info("{}", keeper.take());
        return interval;
    }

    /** A newest one from the future, made before the clock was set back, counts as made now. */
    private Duration untilDue() {
        Instant now = scheduler.clock().instant();
        Optional<Instant> newest = keeper.newest();
        if (newest.isEmpty()) {
            return Duration.ZERO;
        }
        Instant from = newest.get().isAfter(now) ? now : newest.get();
        Duration left = Duration.between(now, from.plus(interval));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration afterTrouble() {
        return interval.compareTo(AFTER_TROUBLE) < 0 ? interval : AFTER_TROUBLE;
    }

    private synchronized void tellFailure(RuntimeException failed) {
        if (!closed) {
            LOG.error("no backup could be taken, it is tried again: {}", failed.getMessage());
        }
    }

    /** Begins no further backup. One that is under way goes on at the disk's full speed, and this waits for its end. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (next != null) {
                next.cancel();
            }
            if (worker != null) {
                worker.interrupt();
            }
        }
        turn.acquireUninterruptibly();
        turn.release();
    }
}
