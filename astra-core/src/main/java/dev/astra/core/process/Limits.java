package dev.astra.core.process;

import java.util.OptionalLong;

/**
 * Immutable. What a program may take at most; empty means as much as the supervisor may. Kept by the operating system, for
 * each process of the program.
 *
 * @param memoryBytes of address space; at least 1 MiB
 * @param openFiles at least 8
 * @param cpuSeconds of processor time; at least 1
 */
public record Limits(OptionalLong memoryBytes, OptionalLong openFiles, OptionalLong cpuSeconds) {
    private static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Refuses limits under which nothing runs. */
    public Limits {
        least("memoryBytes", memoryBytes, 1 << 20);
        least("openFiles", openFiles, 8);
        least("cpuSeconds", cpuSeconds, 1);
    }

    /** No limits. */
    public static Limits none() {
        return NONE;
    }

    private static void least(String what, OptionalLong number, long least) {
        if (number.isPresent() && number.getAsLong() < least) {
            throw new IllegalArgumentException(what + " must be >= " + least + ", got " + number.getAsLong());
        }
    }
}
