package dev.astra.trading.finder;

import dev.astra.trading.value.ItemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Immutable. Which items both sides have: nobody gives an item to get the same one. */
final class Overlap {
    private static final int NONE = -1;

    private final int[] inTheirs;
    private final boolean any;

    /**
     * Compares two sides.
     *
     * @param mine my items, each kind once, as their indexes count them
     * @param theirs theirs, likewise
     */
    Overlap(List<ItemId> mine, List<ItemId> theirs) {
        Map<ItemId, Integer> indexes = new HashMap<>();
        for (int index = 0; index < theirs.size(); index++) {
            indexes.put(theirs.get(index), index);
        }
        this.inTheirs =
                mine.stream().mapToInt(item -> indexes.getOrDefault(item, NONE)).toArray();
        this.any = mine.stream().anyMatch(indexes::containsKey);
    }

    /** Whether a combination of mine has an item that they have too. */
    boolean touches(long mine) {
        if (any) {
            for (int at = 0; at < Packed.MOST; at++) {
                int index = Packed.index(mine, at);
                if (index >= 0 && inTheirs[index] != NONE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether no item stands in both combinations. */
    boolean apart(long mine, long theirs) {
        if (any) {
            for (int at = 0; at < Packed.MOST; at++) {
                int index = Packed.index(mine, at);
                if (index >= 0 && inTheirs[index] != NONE && Packed.has(theirs, inTheirs[index])) {
                    return false;
                }
            }
        }
        return true;
    }
}
