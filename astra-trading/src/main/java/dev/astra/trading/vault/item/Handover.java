package dev.astra.trading.vault.item;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What somebody outside says is to change hands, or did: not checked yet, so it may hold any names and numbers.
 *
 * @param pieces the pets, in any order, the same more than once if they like; at most {@value #MOST_PIECES} lines
 * @param gems any number
 */
public record Handover(List<Piece> pieces, long gems) {
    /** The most lines. */
    public static final int MOST_PIECES = 1000;

    /** Nothing at all. */
    public static final Handover NOTHING = new Handover(List.of(), 0);

    /** Refuses too many lines. */
    public Handover {
        pieces = List.copyOf(pieces);
        if (pieces.size() > MOST_PIECES) {
            throw new IllegalArgumentException("expected at most " + MOST_PIECES + " pets, got " + pieces.size());
        }
    }

    /**
     * Immutable. A pet, as somebody outside writes it.
     *
     * @param name the name as the game shows it, or only the base if the variant is told beside it
     * @param variant the variant, if it is told beside the name
     * @param quantity any number
     */
    public record Piece(String name, Optional<Variant> variant, long quantity) {
        /** Refuses null. */
        public Piece {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(variant, "variant");
        }

        /** One pet by the name that the game shows. */
        public static Piece of(String name) {
            return new Piece(name, Optional.empty(), 1);
        }

        /** One pet by its base and its variant. */
        public static Piece of(String base, Rarity rarity, boolean shiny) {
            return new Piece(base, Optional.of(new Variant(rarity, shiny)), 1);
        }

        /** So many of this item. */
        public static Piece of(Item item, long quantity) {
            return new Piece(item.base(), Optional.of(new Variant(item.rarity(), item.shiny())), quantity);
        }

        /** The item, if the name can be one. */
        public Optional<Item> item() {
            try {
                return Optional.of(variant.map(told -> new Item(name, told.rarity(), told.shiny()))
                        .orElseGet(() -> Item.parse(name)));
            } catch (IllegalArgumentException noName) {
                return Optional.empty();
            }
        }
    }

    /**
     * Immutable. What a pet is beside its base.
     *
     * @param rarity how rare it is
     * @param shiny whether it is shiny
     */
    public record Variant(Rarity rarity, boolean shiny) {
        /** Refuses null. */
        public Variant {
            Objects.requireNonNull(rarity, "rarity");
        }
    }

    /** Pets by the names that the game shows, one of each line. */
    public static Handover ofNames(List<String> names, long gems) {
        return new Handover(names.stream().map(Piece::of).toList(), gems);
    }

    /** What is in a bundle. */
    public static Handover of(Bundle bundle) {
        return new Handover(
                bundle.items().entrySet().stream()
                        .map(each -> Piece.of(each.getKey(), each.getValue()))
                        .toList(),
                bundle.gems());
    }
}
