package dev.astra.launcher.business;

import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Tells the log once when something is wrong with the store, and once when it is over. */
final class HealthWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.health");
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Supplier<List<String>> problems;
    private final Scheduler scheduler;
    private Set<String> told = Set.of();
    private Scheduler.@Nullable Handle next;
    private boolean closed;

    /**
     * Not started yet.
     *
     * @param problems what is wrong now, in sentences
     * @param scheduler when to look
     */
    HealthWatch(Supplier<List<String>> problems, Scheduler scheduler) {
        this.problems = problems;
        this.scheduler = scheduler;
    }

    synchronized void start() {
        look();
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        Set<String> now = new HashSet<>(problems.get());
        now.stream().filter(problem -> !told.contains(problem)).forEach(problem -> LOG.error("the store: {}", problem));
        if (now.isEmpty() && !told.isEmpty()) {
            LOG.info("the store: all is well again");
        }
        told = now;
        next = scheduler.after(EVERY, this::look);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
