package dev.astra.core.time;

import java.time.Instant;

/**
 * Immutable. Something that happened to a poller, worth a line in a log.
 *
 * @param at when
 * @param kind what
 * @param run the number of the run that it concerns; 0 if none
 * @param text one line for people
 */
public record PollerEvent(Instant at, Kind kind, long run, String text) {
    /** What can happen. */
    public enum Kind {
        /** A run began. */
        BEGAN,
        /** A run ended well. */
        SUCCEEDED,
        /** A run failed; the next one comes after a back-off. */
        FAILED,
        /** A run was found dead or hung and is replaced. */
        REPLACED,
        /** A replaced run ended later; nothing came of it. */
        IGNORED,
        /** The watchdog looked. */
        CHECKED,
        /** The watchdog missed its time or failed; it was set going again. */
        WATCHDOG_FAILED
    }
}
