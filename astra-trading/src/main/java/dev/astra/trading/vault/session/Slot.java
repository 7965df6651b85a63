package dev.astra.trading.vault.session;

import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One place in the window of a trade.
 *
 * @param item what lies there; empty if the client cannot tell what it is
 * @param seen what the client sees there, for people: a picture's number, a text
 */
public record Slot(Optional<Item> item, String seen) {
    /** Refuses null. */
    public Slot {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(seen, "seen");
    }

    /** A pet. */
    public static Slot of(Item item) {
        return new Slot(Optional.of(item), item.name());
    }

    /** Something that the client cannot tell. */
    public static Slot unidentified(String seen) {
        return new Slot(Optional.empty(), seen);
    }

    /** As the vault is told: what cannot be told is told as such, so that it can never be credited as nothing. */
    Handover.Piece piece() {
        return item.map(pet -> Handover.Piece.of(pet, 1)).orElseGet(() -> Handover.Piece.of("? " + seen));
    }
}
