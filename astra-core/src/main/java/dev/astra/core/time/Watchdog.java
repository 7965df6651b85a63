package dev.astra.core.time;

import dev.astra.core.time.PollerEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Looks at a poller again and again; whatever a look throws, the next one is set before it ends. */
final class Watchdog {
    private static final int MISSED_LOOKS = 3;

    private final Poller poller;
    private final Scheduler scheduler;
    private final WatchTiming timing;
    private long chain;
    private boolean armed;
    private long due;
    private @Nullable Instant lastCheck;

    Watchdog(Poller poller, Scheduler scheduler, WatchTiming timing) {
        this.poller = poller;
        this.scheduler = scheduler;
        this.timing = timing;
    }

    /** Begins a new chain of looks; an older chain, should it come back, ends itself. */
    void arm() {
        long mine;
        synchronized (this) {
            armed = true;
            mine = ++chain;
        }
        lookAfter(timing.beforeCheck(), mine);
    }

    synchronized void disarm() {
        armed = false;
        chain++;
    }

    synchronized Optional<Instant> lastCheck() {
        return Optional.ofNullable(lastCheck);
    }

    /** Whether several looks were missed. */
    synchronized boolean late() {
        return armed
                && scheduler.nanos() - due
                        > timing.period().multipliedBy(MISSED_LOOKS).toNanos();
    }

    private void lookAfter(Duration delay, long mine) {
        synchronized (this) {
            if (mine != chain) {
                return;
            }
            due = scheduler.nanos() + delay.toNanos();
        }
        try {
            scheduler.after(delay, () -> look(mine));
        } catch (RuntimeException refused) { // the next sign of life finds the watchdog late
            poller.tell(Kind.WATCHDOG_FAILED, 0, "no next look of the watchdog of " + poller.name() + ": " + refused);
        }
    }

    private void look(long mine) {
        synchronized (this) {
            if (mine != chain) {
                return;
            }
            lastCheck = scheduler.clock().instant();
        }
        Duration extra = Duration.ZERO;
        try {
            extra = poller.check(timing) ? timing.beforeRestart() : Duration.ZERO;
            poller.tell(Kind.CHECKED, 0, "the watchdog looked at " + poller.name());
        } catch (RuntimeException failure) {
            poller.tell(Kind.WATCHDOG_FAILED, 0, "the watchdog of " + poller.name() + " failed: " + failure);
        } finally {
            lookAfter(extra.plus(timing.period()), mine);
        }
    }
}
