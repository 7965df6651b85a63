package dev.astra.trading.gateway;

import dev.astra.trading.value.ItemId;
import java.util.Objects;

/**
 * Immutable. One copy of an item.
 *
 * @param id which copy
 * @param item what it is a copy of
 * @param onHold whether it cannot change hands for now; false where the site does not say
 */
public record Copy(CopyId id, ItemId item, boolean onHold) {
    /** Refuses missing parts. */
    public Copy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(item, "item");
    }
}
