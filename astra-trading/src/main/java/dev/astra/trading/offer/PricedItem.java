package dev.astra.trading.offer;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Immutable. What one copy counts in an offer.
 *
 * @param label the item, for people
 * @param id the item's number
 * @param value what it counts in value; empty if it has no price
 * @param basis where that comes from
 * @param rap what it counts in recent average price; empty if it has none
 */
public record PricedItem(String label, long id, OptionalLong value, Basis basis, OptionalLong rap) {
    /** Where a value comes from. */
    public enum Basis {
        /** The feed's staff value it. */
        FEED,
        /** It stands in the file of values. */
        FILE,
        /** Its recent average price, for lack of a value. */
        RAP,
        /** Nobody has a price for it. */
        NONE
    }

    /** Refuses missing parts. */
    public PricedItem {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(rap, "rap");
    }
}
