package dev.astra.core.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Immutable. How long to wait after the first, second, third failure: each time {@code factor} times longer, up to a cap,
 * less a random part so that many clients do not come back at the same instant.
 *
 * @param first the wait after the first failure; positive
 * @param factor by how much each wait is longer than the one before; 1 to 10
 * @param cap the longest wait; not less than {@code first}
 * @param jitterPercent up to how much of a wait chance may take away; 0 to 100
 */
public record Backoff(Duration first, int factor, Duration cap, int jitterPercent) {
    /** Refuses waits that are not positive and factors that shrink. */
    public Backoff {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first wait must be > 0, got " + first);
        }
        if (cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("cap must be >= the first wait of " + first + ", got " + cap);
        }
        if (factor < 1 || factor > 10) {
            throw new IllegalArgumentException("factor must be 1 to 10, got " + factor);
        }
        if (jitterPercent < 0 || jitterPercent > 100) {
            throw new IllegalArgumentException("jitter must be 0 to 100 per cent, got " + jitterPercent);
        }
    }

    /** Doubles from {@code first} to {@code cap}, less up to a fifth by chance. */
    public static Backoff doubling(Duration first, Duration cap) {
        return new Backoff(first, 2, cap, 20);
    }

    /** Waits the same time after each failure. */
    public static Backoff constant(Duration wait) {
        return new Backoff(wait, 1, wait, 0);
    }

    /**
     * The wait without the random part.
     *
     * @param failures how many there were in a row; at least 1
     */
    public Duration longest(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("expected at least 1 failure, got " + failures);
        }
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(cap) < 0 && factor > 1; i++) {
            wait = wait.compareTo(cap.dividedBy(factor)) > 0 ? cap : wait.multipliedBy(factor);
        }
        return wait;
    }

    /**
     * The wait.
     *
     * @param failures how many there were in a row; at least 1
     * @param chance where the random part comes from
     */
    public Duration wait(int failures, RandomGenerator chance) {
        Duration longest = longest(failures);
        if (jitterPercent == 0) {
            return longest;
        }
        long most = longest.toMillis() / 100 * jitterPercent + longest.toMillis() % 100 * jitterPercent / 100;
        return longest.minusMillis(chance.nextLong(most + 1));
    }
}
