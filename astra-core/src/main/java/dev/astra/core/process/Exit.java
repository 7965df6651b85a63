package dev.astra.core.process;

/**
 * Immutable. How the main process of an instance ended.
 *
 * @param code the exit code; 128 + n where signal n ended it; {@value #UNKNOWN} if nobody could tell
 */
public record Exit(int code) {
    /** The code of a process that was not a child of ours, and whose end was only noticed. */
    public static final int UNKNOWN = -1;

    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = 64;

    /** Whether it ended by itself and without complaint. */
    public boolean normal() {
        return code == 0;
    }

    /** The signal that ended it, or 0. */
    public int signal() {
        return code > SIGNALS && code <= SIGNALS + LAST_SIGNAL ? code - SIGNALS : 0;
    }

    @Override
    public String toString() {
        if (code == UNKNOWN) {
            return "ended, nobody knows how";
        }
        return signal() == 9
                ? "killed by signal 9, not by us; perhaps memory ran out"
                : signal() > 0 ? "killed by signal " + signal() : "ended with exit code " + code;
    }
}
