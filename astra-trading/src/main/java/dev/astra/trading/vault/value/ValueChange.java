package dev.astra.trading.vault.value;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Immutable. What an item was worth before a moment and from then on, in gems.
 *
 * @param at when it changed
 * @param before what it was worth; empty if it was not known
 * @param after what it is worth since
 */
public record ValueChange(Instant at, OptionalLong before, long after) {
    /** Refuses null. */
    public ValueChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(before, "before");
    }
}
