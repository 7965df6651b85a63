package dev.astra.core.time;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** One thread. Describes a {@link Poller}. */
public final class PollerBuilder {
    final String name;
    final PollJob job;
    Workers workers = Workers.threads();
    Duration interval = Duration.ofMinutes(6);
    Backoff backoff = Backoff.doubling(Duration.ofSeconds(15), Duration.ofSeconds(360));
    WatchTiming watch = WatchTiming.standard();
    RandomGenerator chance = new java.util.SplittableRandom();
    PollerListener listener = event -> {};

    PollerBuilder(String name, PollJob job) {
        this.name = name;
        this.job = job;
    }

    /** The wait between the end of a run that went well and the next one; not negative. Default 360 s. */
    public PollerBuilder interval(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("interval must be >= 0, got " + time);
        }
        interval = time;
        return this;
    }

    /** The waits after runs that failed. Default 15 s doubling to 360 s; a longer retry hint wins. */
    public PollerBuilder backoff(Backoff waits) {
        backoff = Objects.requireNonNull(waits, "backoff");
        return this;
    }

    /** When the watchdog looks and what it does. */
    public PollerBuilder watch(WatchTiming timing) {
        watch = Objects.requireNonNull(timing, "watch");
        return this;
    }

    /** Where the threads of the runs come from. Default {@link Workers#threads}. */
    public PollerBuilder workers(Workers source) {
        workers = Objects.requireNonNull(source, "workers");
        return this;
    }

    /** Where the random part of the back-off comes from. */
    public PollerBuilder chance(RandomGenerator generator) {
        chance = Objects.requireNonNull(generator, "chance");
        return this;
    }

    /** Who hears what happens. */
    public PollerBuilder listener(PollerListener hears) {
        listener = Objects.requireNonNull(hears, "listener");
        return this;
    }

    /**
     * The poller, not yet started.
     *
     * @param scheduler runs the watchdog and the starts; it stays the caller's and outlives the poller
     */
    public Poller build(Scheduler scheduler) {
        return new Poller(this, Objects.requireNonNull(scheduler, "scheduler"));
    }
}
