package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Thread-safe. The time of commits: the clock's, but never before the last commit's. A clock that runs more than
 * {@link #LARGEST_JUMP} ahead of monotonic time is not believed until {@link #confirm} says that it is right, so that one
 * bad step cannot date commits far into the future and freeze every cooldown.
 */
final class CommitClock {
    static final Duration LARGEST_JUMP = Duration.ofHours(24);
    static final Duration LARGEST_CLAMP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private Instant believed;
    private long believedAt;
    private Duration clamped = Duration.ZERO;

    CommitClock(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.believed = clock.instant();
        this.believedAt = nanoTime.getAsLong();
    }

    synchronized void confirm() {
        believed = clock.instant();
        believedAt = nanoTime.getAsLong();
    }

    /** The time of a commit after one at {@code last}. */
    synchronized Instant next(Instant last) {
        Instant now = clock.instant();
        long nanos = nanoTime.getAsLong();
        Instant expected = believed.plusNanos(nanos - believedAt);
        if (now.isAfter(expected.plus(LARGEST_JUMP))) {
            throw new UnavailableException(
                    "the clock jumped to " + now + ", more than 24 h ahead of the time that passed"
                            + " since it was last believed (" + expected
                            + " was expected); correct the clock, or confirm that it"
                            + " is right, then write again");
        }
        believed = now;
        believedAt = nanos;
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        clamped = time.isBefore(last) ? Duration.between(time, last) : Duration.ZERO;
        return time.isBefore(last) ? last : time;
    }

    /** What is wrong with the clock, if anything is. */
    synchronized Optional<String> problem() {
        return clamped.compareTo(LARGEST_CLAMP) > 0
                ? Optional.of("the clock is " + clamped
                        + " behind the last commit; commits carry the last commit's time" + " until it has caught up")
                : Optional.empty();
    }
}
