package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Immutable. What somebody owns in the vault.
 *
 * @param items the pets, in their order
 * @param gems all gems, those that are reserved too
 * @param gemsReserved of these, for a withdrawal
 */
public record Holdings(SortedMap<Item, Holding> items, long gems, long gemsReserved) {
    /** Nothing. */
    public static final Holdings NOTHING = new Holdings(Collections.emptySortedMap(), 0, 0);

    /** Copies the map. */
    public Holdings {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }

    /** How many pets in all. */
    public long pieces() {
        return items.values().stream().mapToLong(Holding::owned).sum();
    }

    /** The gems that can be reserved. */
    public long gemsAvailable() {
        return gems - gemsReserved;
    }

    /** All that is owned. */
    public Bundle owned() {
        SortedMap<Item, Long> owned = new TreeMap<>();
        items.forEach((item, holding) -> owned.put(item, holding.owned()));
        return new Bundle(owned, gems);
    }

    /** All that is owned and not reserved. */
    public Bundle available() {
        SortedMap<Item, Long> free = new TreeMap<>();
        items.forEach((item, holding) -> {
            if (holding.available() > 0) {
                free.put(item, holding.available());
            }
        });
        return new Bundle(free, gemsAvailable());
    }
}
