package dev.astra.core.process.jdk;

import java.util.Optional;

/**
 * Immutable. A line of {@code /proc/PID/stat}.
 *
 * @param pid the number
 * @param state one letter; Z and X are dead
 * @param parent the parent's number
 * @param group its process group
 * @param session its session
 * @param start in clock ticks since boot: with the number it names a process for good
 */
record ProcessStat(long pid, char state, long parent, long group, long session, long start) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int START = 19;

    /** The name in it may hold anything, blanks and brackets too, so what counts begins behind the last bracket. */
    static Optional<ProcessStat> parse(long pid, String line) {
        int end = line.lastIndexOf(')');
        if (end < 0 || end + 2 > line.length()) {
            return Optional.empty();
        }
        String[] words = line.substring(end + 2).strip().split(" ", START + 2);
        if (words.length <= START || words[STATE].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessStat(
                    pid,
                    words[STATE].charAt(0),
                    Long.parseLong(words[PARENT]),
                    Long.parseLong(words[GROUP]),
                    Long.parseLong(words[SESSION]),
                    Long.parseLong(words[START])));
        } catch (NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    boolean dead() {
        return state == 'Z' || state == 'X';
    }
}
