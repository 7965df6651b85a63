package dev.astra.licensing.verify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A clock that may be set ahead while the program runs, but not back: what it shows never passes slower than the
 * monotonic time since the first look.
 */
final class SteadyClock implements InstantSource {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private @Nullable Instant first;
    private long firstNanos;

    SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    @Override
    public synchronized Instant instant() {
        Instant shown = wall.instant();
        long passed = nanos.getAsLong();
        Instant from = first;
        if (from == null) {
            first = shown;
            firstNanos = passed;
            return shown;
        }
        Instant least = from.plusNanos(passed - firstNanos);
        return shown.isBefore(least) ? least : shown;
    }
}
