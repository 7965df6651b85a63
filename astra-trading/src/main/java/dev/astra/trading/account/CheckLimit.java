package dev.astra.trading.account;

import java.time.Duration;

/**
 * Immutable. How often the site is asked for the profile of one user who has a code.
 *
 * @param times at least 1
 * @param window the stretch of time, which begins with the first; longer than zero
 */
public record CheckLimit(int times, Duration window) {
    /** 10 times in 10 minutes. */
    public static final CheckLimit STANDARD = new CheckLimit(10, Duration.ofMinutes(10));

    /** Refuses what would allow nothing, or everything. */
    public CheckLimit {
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1, got " + times);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be > 0, got " + window);
        }
    }
}
