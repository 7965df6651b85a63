package dev.astra.trading.vault.value;

import dev.astra.trading.vault.item.Item;
import java.util.Objects;

/**
 * Immutable. A pet that the vault takes, in all its variants.
 *
 * @param base the base name, in the spelling that items have
 * @param category its class
 */
public record CatalogueEntry(String base, Category category) {
    /** Refuses what cannot be the base of an item. */
    public CatalogueEntry {
        Objects.requireNonNull(category, "category");
        Item.of(base);
    }
}
