package dev.astra.core.process;

/**
 * Immutable. One life of a program. Generations of a name only grow, also across restarts of the supervisor.
 *
 * @param name the program
 * @param generation at least 1
 */
public record Instance(ProgramName name, long generation) {
    /** Refuses generations below 1. */
    public Instance {
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be >= 1, got " + generation);
        }
    }

    @Override
    public String toString() {
        return name + "#" + generation;
    }
}
