package dev.astra.http.server;

/**
 * Hears of every answer.
 *
 * <ol>
 *   <li>It is called on event loops, several at once, and does not block.
 *   <li>It does not throw.
 * </ol>
 */
@FunctionalInterface
public interface AccessLog {
    /** A request was answered. */
    void answered(AccessLine line);
}
