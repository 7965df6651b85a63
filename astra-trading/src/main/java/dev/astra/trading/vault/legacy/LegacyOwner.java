package dev.astra.trading.vault.legacy;

import dev.astra.core.UserId;
import dev.astra.trading.account.Link;
import dev.astra.trading.vault.FormerTrade;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thread. What the collections say of one user. */
final class LegacyOwner {
    final UserId user;
    Optional<Link> link = Optional.empty();
    long gems;
    final SortedMap<Item, Long> pets = new TreeMap<>();
    private final List<FormerTrade> trades = new ArrayList<>();

    LegacyOwner(UserId user) {
        this.user = user;
    }

    void add(Item item, long quantity) {
        pets.merge(item, quantity, Math::addExact);
    }

    void add(FormerTrade trade) {
        trades.add(trade);
    }

    /** Everything they own. */
    Bundle goods() {
        return new Bundle(pets, gems);
    }

    /** Their trades, the oldest first. */
    List<FormerTrade> trades() {
        return trades.stream().sorted(Comparator.comparing(FormerTrade::at)).toList();
    }
}
