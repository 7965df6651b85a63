package dev.astra.core.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One run of a poller: its number, its thread and its last sign of life. */
final class PollRun implements Heartbeat {
    private final Poller poller;
    private final long number;
    private final Scheduler scheduler;
    private volatile long lastBeat;
    private volatile Workers.@Nullable Worker worker;

    PollRun(Poller poller, long number, Scheduler scheduler) {
        this.poller = poller;
        this.number = number;
        this.scheduler = scheduler;
        this.lastBeat = scheduler.nanos();
    }

    long number() {
        return number;
    }

    void worker(Workers.Worker started) {
        worker = started;
        if (!current()) {
            started.interrupt();
        }
    }

    boolean dead() {
        Workers.Worker started = worker;
        return started != null && !started.alive();
    }

    void interrupt() {
        Workers.Worker started = worker;
        if (started != null) {
            started.interrupt();
        }
    }

    Duration silentFor(long now) {
        return Duration.ofNanos(now - lastBeat);
    }

    @Override
    public void beat() throws InterruptedException {
        if (Thread.interrupted() || !current()) {
            throw new InterruptedException("run " + number + " of " + poller.name() + " was stopped or replaced");
        }
        lastBeat = scheduler.nanos();
        poller.alive();
    }

    @Override
    public boolean current() {
        return poller.isCurrent(this);
    }
}
