package dev.astra.core.time;

import java.time.Duration;

/**
 * Thread-safe. A run's sign of life, and its right to go on. A run that gives no sign for too long is replaced; from then
 * on it is stale and must do nothing more.
 */
public interface Heartbeat {
    /** Between two signs of life of a pause there is at most this. */
    Duration STEP = Duration.ofSeconds(5);

    /**
     * Gives a sign of life.
     *
     * @throws InterruptedException if this run was replaced or stopped: end at once, do nothing more
     */
    void beat() throws InterruptedException;

    /** Whether this run is still the one that counts. To be asked right before something is changed. */
    boolean current();

    /** Waits in steps and gives a sign of life at each. */
    default Pause over(Pause pause) {
        return time -> {
            Duration left = time;
            beat();
            while (left.compareTo(Duration.ZERO) > 0) {
                Duration step = left.compareTo(STEP) > 0 ? STEP : left;
                pause.pause(step);
                beat();
                left = left.minus(step);
            }
        };
    }

    /** For a run that nobody watches: always current. */
    static Heartbeat unwatched() {
        return new Heartbeat() {
            @Override
            public void beat() throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted");
                }
            }

            @Override
            public boolean current() {
                return true;
            }
        };
    }
}
