package dev.astra.trading.vault;

import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Item;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;

/**
 * Immutable. How many of one item somebody owns, as it is stored.
 *
 * @param owner the owner's number
 * @param item the item
 * @param holding how many
 */
record Stock(long owner, Item item, Holding holding) {
    static String key(long owner, Item item) {
        return owner + "/" + item.name();
    }

    String key() {
        return key(owner, item);
    }

    static Stream<Stock> of(View view, long owner) {
        return view.index(Stored.ITEMS_BY_OWNER).all(owner);
    }

    /** The first pet of which there is not enough that is free. */
    static Optional<Fault> lacking(View view, long owner, Bundle wish) {
        for (Map.Entry<Item, Long> each : wish.items().entrySet()) {
            long free = find(view, owner, each.getKey())
                    .map(stock -> stock.holding.available())
                    .orElse(0L);
            if (free < each.getValue()) {
                return Optional.of(
                        new Fault(Fault.Kind.MORE_THAN_OWNED, each.getKey().name(), free));
            }
        }
        return Optional.empty();
    }

    private static Optional<Stock> find(View view, long owner, Item item) {
        return view.table(Stored.ITEMS).get(key(owner, item));
    }

    static void add(Tx tx, long owner, Bundle bundle) {
        change(tx, owner, bundle, Math::addExact, (reserved, quantity) -> reserved);
    }

    static void reserve(Tx tx, long owner, Bundle bundle) {
        change(tx, owner, bundle, (owned, quantity) -> owned, Math::addExact);
    }

    static void release(Tx tx, long owner, Bundle bundle) {
        change(tx, owner, bundle, (owned, quantity) -> owned, Math::subtractExact);
    }

    /** Takes away what is free. */
    static void take(Tx tx, long owner, Bundle bundle) {
        change(tx, owner, bundle, Math::subtractExact, (reserved, quantity) -> reserved);
    }

    /** What comes out below zero, or reserves more than there is, is refused by {@link Holding}: nothing is clamped. */
    private static void change(
            Tx tx, long owner, Bundle bundle, LongBinaryOperator ownedRule, LongBinaryOperator reservedRule) {
        bundle.items().forEach((item, quantity) -> {
            Optional<Holding> before = find(tx, owner, item).map(Stock::holding);
            long owned = ownedRule.applyAsLong(before.map(Holding::owned).orElse(0L), quantity);
            long reserved =
                    reservedRule.applyAsLong(before.map(Holding::reserved).orElse(0L), quantity);
            if (owned == 0 && reserved == 0) {
                tx.remove(Stored.ITEMS, key(owner, item));
            } else {
                tx.put(Stored.ITEMS, new Stock(owner, item, new Holding(owned, reserved)));
            }
        });
    }
}
