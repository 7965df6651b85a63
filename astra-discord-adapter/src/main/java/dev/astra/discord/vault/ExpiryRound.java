package dev.astra.discord.vault;

import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Ends what has waited for too long, again and again: the next look begins once the last one is durable. */
final class ExpiryRound implements AutoCloseable {
    /** How many trades end at once. */
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryRound.class);

    private final Supplier<CompletionStage<Integer>> expire;
    private final Scheduler scheduler;
    private final Duration pace;
    private Scheduler.@Nullable Handle next;
    private boolean running;

    /**
     * Not begun yet.
     *
     * @param expire ends at most {@link #MOST} trades, and says how many it were
     * @param pace between two looks
     */
    ExpiryRound(Supplier<CompletionStage<Integer>> expire, Scheduler scheduler, Duration pace) {
        this.expire = expire;
        this.scheduler = scheduler;
        this.pace = pace;
    }

    /** Begins; nothing if it has begun. */
    synchronized void start() {
        if (!running) {
            running = true;
            plan(Duration.ZERO);
        }
    }

    private synchronized void plan(Duration wait) {
        if (running) {
            next = scheduler.after(wait, this::look);
        }
    }

    private void look() {
        try {
            expire.get().whenComplete((ended, failure) -> {
                if (failure != null) {
                    tell(failure);
                }
                plan(failure == null && ended >= MOST ? Duration.ZERO : pace);
            });
        } catch (RuntimeException full) { // the store takes nothing just now
            tell(full);
            plan(pace);
        }
    }

    private static void tell(Throwable failure) {
        LOG.warn(
                "withdrawals that are over could not be ended, it is tried again: {}",
                failure.getClass().getName());
    }

    @Override
    public synchronized void close() {
        running = false;
        if (next != null) {
            next.cancel();
        }
    }
}
