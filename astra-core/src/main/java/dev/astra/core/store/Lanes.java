package dev.astra.core.store;

import dev.astra.core.AstraException;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Which lanes of the outbox are to be looked at, and on whose thread: each by one worker at a time, a bounded
 * number at once.
 */
final class Lanes {
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_LOOK_AHEAD = Duration.ofHours(1);

    private final Store store;
    private final Scheduler scheduler;
    private final Workers workers;
    private final int atOnce;
    private final Step step;

    private final Set<String> ready = new LinkedHashSet<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Map<String, Scheduler.Handle> timers = new HashMap<>();
    private final AtomicBoolean lookDue = new AtomicBoolean();
    private long seen;
    private Feed.@Nullable Subscription subscription;
    private boolean closed;

    /** Tries the first message of a lane. */
    interface Step {
        Next take(String lane, Instant now);
    }

    /** When to look at a lane again: after a wait, or, without one, when something changes in it. */
    record Next(@Nullable Duration after) {
        static final Next ON_CHANGE = new Next(null);
        static final Next AT_ONCE = new Next(Duration.ZERO);

        static Next in(Duration after) {
            return new Next(after);
        }
    }

    Lanes(Store store, Scheduler scheduler, Workers workers, int atOnce, Step step) {
        this.store = store;
        this.scheduler = scheduler;
        this.workers = workers;
        this.atOnce = atOnce;
        this.step = step;
    }

    synchronized void start() {
        if (subscription != null || closed) {
            throw new IllegalStateException("an outbox is started once");
        }
        subscription = store.feed().listen(this::lookSoon);
        readAll();
        lookSoon();
    }

    synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        timers.values().forEach(Scheduler.Handle::cancel);
        timers.clear();
        ready.clear();
    }

    /** Called on the store's thread: only asks for a look. */
    private void lookSoon() {
        if (lookDue.compareAndSet(false, true)) {
            scheduler.after(Duration.ZERO, this::look);
        }
    }

    private synchronized void look() {
        lookDue.set(false);
        if (closed) {
            return;
        }
        store.feed()
                .after(seen)
                .fold(
                        commits -> {
                            commits.commits().forEach(this::read);
                            return true;
                        },
                        gone -> readAll());
        dispatch();
    }

    private boolean readAll() {
        View view = store.view();
        seen = view.sequence();
        Outbox.waiting(view).forEach(delivery -> ready.add(delivery.message().lane()));
        return true;
    }

    private void read(Commit commit) {
        seen = commit.sequence();
        commit.of(Delivery.TABLE)
                .flatMap(change -> Stream.of(change.before(), change.after()).filter(row -> row != null))
                .forEach(row -> ready.add(row.message().lane()));
    }

    private void dispatch() {
        for (String lane : List.copyOf(ready)) {
            if (busy.size() >= atOnce) {
                return;
            }
            if (!busy.contains(lane)) {
                ready.remove(lane);
                busy.add(lane);
                begin(lane);
            }
        }
    }

    private void begin(String lane) {
        try {
            workers.start("astra-outbox", () -> run(lane));
        } catch (AstraException noThread) {
            busy.remove(lane);
            lookAfter(lane, AFTER_TROUBLE);
        }
    }

    private void run(String lane) {
        Duration wait = AFTER_TROUBLE;
        try {
            Next next = Next.AT_ONCE;
            while (Duration.ZERO.equals(next.after()) && !isClosed()) {
                next = step.take(lane, scheduler.clock().instant());
            }
            wait = next.after();
        } catch (IllegalStateException | AstraException storeTakesNothing) {
            // The outcome of a delivery could not be noted: it comes again, as after a crash.
        } finally {
            ended(lane, wait);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void ended(String lane, @Nullable Duration wait) {
        busy.remove(lane);
        if (closed) {
            return;
        }
        if (wait != null) {
            lookAfter(lane, wait);
        }
        lookSoon();
    }

    private void lookAfter(String lane, Duration wait) {
        Duration atMost = wait.compareTo(LONGEST_LOOK_AHEAD) > 0 ? LONGEST_LOOK_AHEAD : wait;
        Scheduler.Handle earlier = timers.put(lane, scheduler.after(atMost, () -> timeUp(lane)));
        if (earlier != null) {
            earlier.cancel();
        }
    }

    private synchronized void timeUp(String lane) {
        timers.remove(lane);
        if (!closed) {
            ready.add(lane);
            lookSoon();
        }
    }
}
