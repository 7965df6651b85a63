package dev.astra.trading.finder;

import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Immutable. A trade that was found.
 *
 * @param offer the trade, items by id
 * @param gain what I gain, by my measure
 * @param partnersGain what the partner gains, by theirs
 * @param verdict what my policy says, with every number
 */
public record FoundTrade(TradeOffer offer, long gain, long partnersGain, Verdict verdict) {
    /** Refuses missing parts. */
    public FoundTrade {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** How many items change hands. */
    public int items() {
        return offer.mine().items().size() + offer.theirs().items().size();
    }

    /** Why it is a good trade, for people. */
    public List<String> reasons() {
        return List.of(
                "you gain " + amount(gain),
                "the partner gains " + amount(partnersGain),
                "your policy says " + verdict.summary());
    }

    private static String amount(long robux) {
        return String.format(Locale.ROOT, "%,d", robux);
    }
}
