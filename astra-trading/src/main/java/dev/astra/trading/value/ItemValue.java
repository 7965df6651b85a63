package dev.astra.trading.value;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Immutable. What the feed says about one item. The feed writes -1 for "none"; here that is empty, so that nobody adds it
 * up.
 *
 * @param id which item
 * @param name for people; may be empty
 * @param rap the recent average price in Robux, 0 to 10<sup>12</sup>; empty if the feed has none
 * @param value what the feed's staff value it at, in Robux, 0 to 10<sup>12</sup>; empty if it is not valued
 * @param projected whether the feed marks its recent price as artificially raised
 */
public record ItemValue(ItemId id, String name, OptionalLong rap, OptionalLong value, boolean projected) {
    /** The most that one item may count, in Robux. */
    public static final long MOST = Price.MOST;

    /** Refuses missing parts and prices out of range. */
    public ItemValue {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        rap.ifPresent(price -> Price.check("rap of item " + id, price));
        value.ifPresent(price -> Price.check("value of item " + id, price));
    }
}
