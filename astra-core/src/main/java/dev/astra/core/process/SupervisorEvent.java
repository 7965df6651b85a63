package dev.astra.core.process;

import java.time.Instant;

/**
 * Immutable. Something happened to a program.
 *
 * @param kind what
 * @param name the program
 * @param text in words, without secrets
 * @param at by the wall clock
 */
public record SupervisorEvent(Kind kind, ProgramName name, String text, Instant at) {
    /** What happened. */
    public enum Kind {
        /** An instance was started. */
        STARTED(false),
        /** An instance that an earlier supervisor left was taken over. */
        ADOPTED(false),
        /** It is ready. */
        READY(false),
        /** An instance ended by itself, or had to be ended. */
        DIED(false),
        /** It ended several times in a row. Told once, until it has recovered. */
        FAILING(true),
        /** It ended too often and is tried rarely from now on. Told once, until it has recovered. */
        PARKED(true),
        /** It was healthy for a while, after trouble that was told. */
        RECOVERED(true),
        /** It cannot be killed. Told once for each instance. */
        STUCK(true),
        /** A restart was asked for, or is due. */
        RESTARTING(false),
        /** The safe point did not come in time. */
        NO_SAFE_POINT(false),
        /** It is gone and stays so. */
        STOPPED(false);

        private final boolean alert;

        Kind(boolean alert) {
            this.alert = alert;
        }

        /** Whether a person should hear of it. */
        public boolean alert() {
            return alert;
        }
    }
}
