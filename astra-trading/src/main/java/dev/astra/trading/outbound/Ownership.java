package dev.astra.trading.outbound;

import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.value.ItemId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Immutable. What a player owns. Copies have ids of two kinds that cannot be compared: an offer with ids of a kind that the
 * inventory lacks is compared by how many copies of each item there are.
 */
final class Ownership {
    private final Set<CopyId> copies = new HashSet<>();
    private final Map<ItemId, Integer> counts = new HashMap<>();
    private boolean numbers;
    private boolean texts;

    Ownership(List<Copy> owned) {
        for (Copy copy : owned) {
            copies.add(copy.id());
            counts.merge(copy.item(), 1, Integer::sum);
            numbers |= copy.id().isNumber();
            texts |= !copy.id().isNumber();
        }
    }

    /** The offered copies that are not there. */
    List<Copy> missing(List<Copy> offered) {
        Map<ItemId, Integer> left = new HashMap<>(counts);
        return offered.stream().filter(copy -> !owns(copy, left)).toList();
    }

    private boolean owns(Copy copy, Map<ItemId, Integer> left) {
        if (copies.contains(copy.id())) {
            left.merge(copy.item(), -1, Integer::sum);
            return true;
        }
        boolean comparable = copies.isEmpty() || (copy.id().isNumber() ? numbers : texts);
        return !comparable && left.merge(copy.item(), -1, Integer::sum) >= 0;
    }
}
