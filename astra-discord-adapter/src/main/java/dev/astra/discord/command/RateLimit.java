package dev.astra.discord.command;

import java.time.Duration;

/**
 * Immutable. How often something may be done: a number of times in a stretch of time that begins with the first.
 *
 * @param times at least 1
 * @param window longer than zero
 */
public record RateLimit(int times, Duration window) {
    /** Refuses what would allow nothing, or everything. */
    public RateLimit {
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1, got " + times);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be > 0, got " + window);
        }
    }
}
