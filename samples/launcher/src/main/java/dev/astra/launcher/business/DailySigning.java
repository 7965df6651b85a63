package dev.astra.launcher.business;

import dev.astra.core.AstraException;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Asks every day for the list to be signed anew, whether or not it has changed: it is stale after 14 days. */
final class DailySigning implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofDays(1);
    static final Duration AFTER_TROUBLE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger("astra.run");

    private final Runnable ask;
    private final Scheduler scheduler;
    private final Workers workers;
    private Scheduler.@Nullable Handle next;
    private boolean closed;

    DailySigning(Runnable ask, Scheduler scheduler, Workers workers) {
        this.ask = ask;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    /** Asks for the first time after a day. */
    void start() {
        after(INTERVAL);
    }

    private synchronized void after(Duration wait) {
        if (!closed) {
            next = scheduler.after(wait, this::begin);
        }
    }

    private synchronized void begin() {
        if (closed) {
            return;
        }
        try {
            workers.start("astra-list", this::sign);
        } catch (AstraException noThread) {
            trouble(noThread);
        }
    }

    private void sign() {
        try {
            ask.run();
            after(INTERVAL);
        } catch (AstraException failed) {
            trouble(failed);
        }
    }

    private synchronized void trouble(AstraException failed) {
        if (!closed) {
            LOG.warn("the list could not be signed anew, it is tried again: {}", failed.getMessage());
            after(AFTER_TROUBLE);
        }
    }

    /** Asks no more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
