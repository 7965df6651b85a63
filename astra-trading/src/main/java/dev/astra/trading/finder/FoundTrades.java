package dev.astra.trading.finder;

import dev.astra.trading.value.ItemId;
import java.util.List;

/**
 * Immutable. What a search found.
 *
 * @param trades the best first
 * @param proved whether there are no better ones; false if the time ran out first
 * @param pairs how many pairs of blocks were searched
 * @param left how many pairs of blocks were not, because the time ran out
 * @param unpriced items that were left out because they have no price in a measure that counts
 */
public record FoundTrades(List<FoundTrade> trades, boolean proved, long pairs, long left, List<ItemId> unpriced) {
    /** Copies the lists. */
    public FoundTrades {
        trades = List.copyOf(trades);
        unpriced = List.copyOf(unpriced);
    }
}
