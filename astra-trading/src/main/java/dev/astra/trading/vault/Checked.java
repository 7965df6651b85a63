package dev.astra.trading.vault;

import dev.astra.core.store.View;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.value.Catalogue;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Immutable. What somebody said changes hands, read against the catalogue.
 *
 * @param bundle what is known of it; all of it, if there is no fault
 * @param fault the first rule that it breaks
 */
record Checked(Bundle bundle, Optional<Fault> fault) {
    /** As a deposit: pets first, then gems, then whether there is anything. */
    static Checked deposit(View view, Handover handover, VaultLimits limits) {
        Reading reading = new Reading();
        for (Handover.Piece piece : handover.pieces()) {
            reading.add(piece, piece.item(), item -> Catalogue.resolve(view, item));
        }
        return reading.checked(handover.gems(), limits::trade);
    }

    /** As what a bot handed out: also what was taken in before the catalogue was what it is. */
    static Checked handout(View view, Handover handover) {
        Reading reading = new Reading();
        for (Handover.Piece piece : handover.pieces()) {
            reading.add(
                    piece,
                    piece.item(),
                    item -> Optional.of(Catalogue.resolve(view, item).orElse(item)));
        }
        return reading.checked(
                handover.gems(),
                bundle -> bundle.isEmpty() ? Optional.of(Fault.of(Fault.Kind.NOTHING_OFFERED)) : Optional.empty());
    }

    private interface Rule {
        Optional<Fault> broken(Bundle bundle);
    }

    private interface Spelling {
        Optional<Item> of(Item item);
    }

    /** One thread. */
    private static final class Reading {
        private final SortedMap<Item, Long> items = new TreeMap<>();
        private long pieces;
        private Optional<Fault> fault = Optional.empty();

        void add(Handover.Piece piece, Optional<Item> read, Spelling spelling) {
            Optional<Item> item = read.flatMap(spelling::of);
            if (piece.quantity() < 1 || piece.quantity() > Bundle.MOST_PIECES - pieces) {
                broken(new Fault(Fault.Kind.BAD_QUANTITY, piece.name(), Bundle.MOST_PIECES));
            } else if (read.isEmpty()) {
                broken(Fault.of(Fault.Kind.UNREADABLE_NAME, piece.name()));
            } else if (item.isEmpty()) {
                broken(Fault.of(Fault.Kind.UNSUPPORTED_PET, read.get().name()));
            } else {
                pieces += piece.quantity();
                items.merge(item.get(), piece.quantity(), Math::addExact);
            }
        }

        private void broken(Fault found) {
            fault = fault.isPresent() ? fault : Optional.of(found);
        }

        Checked checked(long gems, Rule rule) {
            Bundle bundle = new Bundle(items, Math.max(gems, 0));
            if (fault.isEmpty() && gems < 0) {
                broken(Fault.of(Fault.Kind.GEMS_NEGATIVE));
            }
            return new Checked(bundle, fault.isPresent() ? fault : rule.broken(bundle));
        }
    }
}
