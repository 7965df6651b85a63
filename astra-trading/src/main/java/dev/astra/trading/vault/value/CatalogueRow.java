package dev.astra.trading.vault.value;

import dev.astra.trading.vault.item.Item;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Immutable. What a source says of one variant of a pet.
 *
 * @param item the variant
 * @param category its class
 * @param value what one is worth, in gems, from 0 to {@value PetValue#MOST}; empty if the source does not know
 */
public record CatalogueRow(Item item, Category category, OptionalLong value) {
    /** Refuses a value beyond the limits. */
    public CatalogueRow {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(category, "category");
        value.ifPresent(PetValue::require);
    }
}
