package dev.astra.core.store;

import java.util.List;

/**
 * Immutable. How a store is.
 *
 * @param writable whether writes are taken; once false, only a reopen helps
 * @param queued how many changes wait for the writer
 * @param problems what is wrong, in sentences; empty if all is well
 */
public record StoreHealth(boolean writable, int queued, List<String> problems) {
    /** Copies the list. */
    public StoreHealth {
        problems = List.copyOf(problems);
    }
}
