package dev.astra.core.time;

import java.time.Duration;

/**
 * Thread-safe. Waiting on the caller's thread, as a dependency.
 *
 * <ol>
 *   <li>Returns after the time has passed, at once for zero or less.
 *   <li>An interrupt ends the wait with {@link InterruptedException} and clears the thread's flag.
 * </ol>
 */
@FunctionalInterface
public interface Pause {
    /**
     * Waits.
     *
     * @param time how long, in monotonic time
     */
    void pause(Duration time) throws InterruptedException;

    /** Waits for real. */
    static Pause real() {
        return time -> {
            if (!time.isNegative() && !time.isZero()) {
                java.util.concurrent.TimeUnit.NANOSECONDS.sleep(time.toNanos());
            }
        };
    }
}
