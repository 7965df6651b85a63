package dev.astra.trading.vault.value;

import dev.astra.trading.vault.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. What one of an item is worth.
 *
 * @param item the item
 * @param value in gems, from 0 to {@value #MOST}
 * @param seen when a source last said so
 */
public record PetValue(Item item, long value, Instant seen) {
    /** The greatest value: every program that reads numbers of JSON as binary fractions still reads it exactly. */
    public static final long MOST = 9_000_000_000_000_000L;

    /** Refuses a value beyond the limits. */
    public PetValue {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(seen, "seen");
        require(value);
    }

    static void require(long value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("a value must be from 0 to " + MOST + " gems, got " + value);
        }
    }

    /**
     * Whether no source has said so for too long.
     *
     * @param limit how old it may be
     */
    public boolean isStale(Instant now, Duration limit) {
        return seen.plus(limit).isBefore(now);
    }
}
