package dev.astra.core.process;

/** Thread-safe. Asks a program how it is. Called on a thread that may wait, one call at a time for each program. */
@FunctionalInterface
public interface Probe {
    /**
     * Returns if all is well. It is interrupted when its time is over.
     *
     * @throws Exception if not; its message says what was expected and found
     */
    void check() throws Exception;
}
