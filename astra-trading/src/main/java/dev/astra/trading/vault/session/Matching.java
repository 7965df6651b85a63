package dev.astra.trading.vault.session;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Immutable. What of a reserved bundle a bot has with it: each pet as often as both say, by base, rarity and shine. Gems come
 * as a whole or not at all.
 *
 * @param found what the bot can put in
 * @param extent how much of what was wanted that is
 */
public record Matching(Bundle found, Extent extent) {
    /** How much was found. */
    public enum Extent {
        /** Nothing of it. */
        NONE,
        /** Some of it. */
        PARTIAL,
        /** All of it. */
        ALL
    }

    /** Matches. */
    public static Matching of(Bundle wanted, Bundle bag) {
        SortedMap<Item, Long> found = new TreeMap<>();
        for (Map.Entry<Item, Long> each : wanted.items().entrySet()) {
            long there = Math.min(each.getValue(), bag.count(each.getKey()));
            if (there > 0) {
                found.put(each.getKey(), there);
            }
        }
        Bundle bundle = new Bundle(found, bag.gems() >= wanted.gems() ? wanted.gems() : 0);
        if (bundle.equals(wanted)) {
            return new Matching(bundle, Extent.ALL);
        }
        return new Matching(bundle, bundle.isEmpty() ? Extent.NONE : Extent.PARTIAL);
    }
}
