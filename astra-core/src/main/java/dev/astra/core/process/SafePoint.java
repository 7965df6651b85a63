package dev.astra.core.process;

/**
 * Thread-safe. Knows when a program may be stopped without harm, for example between two trades. Called on a thread that may
 * wait.
 */
@FunctionalInterface
public interface SafePoint {
    /**
     * Returns when the program may be stopped. It is interrupted when the time to wait is over.
     *
     * @throws Exception if it cannot tell; the program is stopped when the time to wait is over
     */
    void await() throws Exception;
}
