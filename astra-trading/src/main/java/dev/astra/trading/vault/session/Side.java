package dev.astra.trading.vault.session;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. What one of the two has put into a trade.
 *
 * @param slots the pets, in any order
 * @param gems at least 0
 */
public record Side(List<Slot> slots, long gems) {
    /** Nothing. */
    public static final Side EMPTY = new Side(List.of(), 0);

    /** Copies the list. */
    public Side {
        slots = List.copyOf(slots);
        if (gems < 0) {
            throw new IllegalArgumentException("gems must be >= 0, got " + gems);
        }
    }

    /** What is in a bundle. */
    public static Side of(Bundle bundle) {
        return new Side(bundle.each().map(Slot::of).toList(), bundle.gems());
    }

    /** Whether nothing at all is there. */
    public boolean isEmpty() {
        return slots.isEmpty() && gems == 0;
    }

    /** What it is, if the client can tell all of it. */
    public Optional<Bundle> bundle() {
        List<Item> items = slots.stream().flatMap(slot -> slot.item().stream()).toList();
        return items.size() == slots.size() ? Optional.of(Bundle.ofItems(items).withGems(gems)) : Optional.empty();
    }

    /** As the vault is told. */
    public Handover handover() {
        return bundle().map(Handover::of)
                .orElseGet(() -> new Handover(slots.stream().map(Slot::piece).toList(), gems));
    }
}
