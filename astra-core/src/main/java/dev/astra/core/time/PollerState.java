package dev.astra.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Immutable. What a poller and its watchdog did so far.
 *
 * @param phase what it does now
 * @param runs how many runs were begun
 * @param succeeded how many ended well
 * @param failed how many ended with a failure
 * @param failedInARow how many failed since the last that ended well
 * @param replaced how many were found dead or hung and given up
 * @param ignored how many of those ended later; nothing came of it
 * @param lastSuccess when a run last ended well
 * @param lastFailure what the last failure said
 * @param silentFor how long the present run gave no sign of life; zero when none runs
 * @param lastCheck when the watchdog last looked
 * @param watchdogLate whether the watchdog missed its time, which means that the scheduler is stuck or closed
 */
public record PollerState(
        Phase phase,
        long runs,
        long succeeded,
        long failed,
        int failedInARow,
        long replaced,
        long ignored,
        Optional<Instant> lastSuccess,
        Optional<String> lastFailure,
        Duration silentFor,
        Optional<Instant> lastCheck,
        boolean watchdogLate) {
    /** What a poller does. */
    public enum Phase {
        /** Not started. */
        NEW,
        /** Waits for its next run. */
        WAITING,
        /** A run goes on. */
        RUNNING,
        /** Closed for good. */
        CLOSED
    }
}
