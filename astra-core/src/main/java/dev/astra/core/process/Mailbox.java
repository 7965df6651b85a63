package dev.astra.core.process;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Events in order, one step at a time: whoever brings an event while nobody works does the work, so a death
 * is answered on the thread that noticed it.
 */
final class Mailbox {
    private static final int MOST = 100_000;

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Scheduler scheduler;
    private final RandomGenerator chance;
    private final Doer doer;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile State state;
    private volatile boolean closed;
    private long armed = Program.NEVER;
    private Scheduler.@Nullable Handle alarm;

    Mailbox(State state, Scheduler scheduler, RandomGenerator chance, Doer doer) {
        this.state = state;
        this.scheduler = scheduler;
        this.chance = chance;
        this.doer = doer;
    }

    State state() {
        return state;
    }

    Now now() {
        return new Now(scheduler.nanos(), scheduler.clock().instant());
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    void post(Event event) {
        if (open.get() > MOST) {
            throw new UnavailableException("the supervisor has " + MOST + " events to handle; try again later");
        }
        events.add(event);
        if (open.getAndIncrement() == 0) {
            work();
        }
    }

    private void work() {
        int handled = 1;
        do {
            @Nullable Event event;
            while ((event = events.poll()) != null) {
                handle(event);
            }
            arm();
            handled = open.addAndGet(-handled);
        } while (handled != 0);
    }

    private void handle(Event event) {
        if (closed) {
            return;
        }
        if (event instanceof Event.Tick) {
            armed = Program.NEVER;
        }
        Decision decision = Policy.step(state, event, now(), chance);
        state = decision.state();
        decision.actions().forEach(doer::perform);
        if (state.ended()) {
            ended.complete(null);
        }
    }

    private void arm() {
        long due = closed ? Program.NEVER : state.due();
        if (due == armed) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        armed = Program.NEVER;
        alarm = null;
        if (due == Program.NEVER) {
            return;
        }
        try {
            alarm = scheduler.after(untilDue(due), this::ring);
            armed = due;
        } catch (RuntimeException refused) { // the next event sets the alarm
            Doer.report(refused);
        }
    }

    private Duration untilDue(long due) {
        return Duration.ofNanos(Math.max(0, due - scheduler.nanos()));
    }

    private void ring() {
        post(new Event.Tick());
    }

    /** Nothing is handled from now on. */
    void close() {
        closed = true;
        post(new Event.Tick());
    }
}
