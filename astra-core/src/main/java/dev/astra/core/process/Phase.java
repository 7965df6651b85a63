package dev.astra.core.process;

/** Where a program is in its life. */
public enum Phase {
    /** Not wanted: disabled, or stopped by a person. */
    OFF,
    /** Came to its end, and its policy starts it no more. */
    DONE,
    /** Waits for other programs. */
    BLOCKED,
    /** Waits for its next start. */
    WAITING,
    /** Ended too often: tried rarely, for ever. */
    PARKED,
    /** Handed to the operating system. */
    LAUNCHING,
    /** Runs, and is not ready yet. */
    STARTING,
    /** Runs and is ready. */
    RUNNING,
    /** Runs, and ends at its safe point. */
    DRAINING,
    /** Its main process is gone; it is looked whether the rest is. */
    SWEEPING,
    /** Was asked to end. */
    STOPPING,
    /** Is killed, again and again, until nothing is left. */
    KILLING;

    /** Whether a process may exist. */
    public boolean live() {
        return compareTo(LAUNCHING) >= 0;
    }

    boolean up() {
        return this == STARTING || this == RUNNING || this == DRAINING;
    }

    boolean ready() {
        return this == RUNNING || this == DRAINING;
    }
}
