package dev.astra.trading.finder;

import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.value.ItemId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. What is looked for.
 *
 * @param mine the items that I may give, one for each copy; at most 1,000
 * @param theirs the items that I may get, one for each copy; at most 1,000
 * @param policy which trades I would keep; a trade that it declines or cannot price is not found
 * @param gainIn by what my gain is measured
 * @param partnerIn by what the partner measures
 * @param leastForPartner the least that the partner gains by that; negative if they may lose
 * @param mostItems how many items a side gives at most, 1 to 4
 * @param best how many trades are wanted, 1 to 100
 * @param limit how long the search may take, by the ticker; it then gives the best trades found so far
 */
public record TradeSearch(
        List<ItemId> mine,
        List<ItemId> theirs,
        TradePolicy policy,
        Measure gainIn,
        Measure partnerIn,
        long leastForPartner,
        int mostItems,
        int best,
        Duration limit) {
    /** How many copies an inventory may have. */
    public static final int MOST_COPIES = 1_000;

    private static final long MOST_GAIN = 1_000_000_000_000_000L;

    /** Copies the lists; refuses what is out of range. */
    public TradeSearch {
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(gainIn, "gainIn");
        Objects.requireNonNull(partnerIn, "partnerIn");
        require("mine", mine.size(), 0, MOST_COPIES);
        require("theirs", theirs.size(), 0, MOST_COPIES);
        require("leastForPartner", leastForPartner, -MOST_GAIN, MOST_GAIN);
        require("mostItems", mostItems, 1, 4);
        require("best", best, 1, 100);
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit must be >= 0, got " + limit);
        }
    }

    /**
     * The usual search: my gain and the partner's by value, up to 4 for 4, the best 10, within 10 s.
     *
     * @param leastForPartner the least that the partner gains; negative if they may lose
     */
    public static TradeSearch of(List<ItemId> mine, List<ItemId> theirs, TradePolicy policy, long leastForPartner) {
        return new TradeSearch(
                mine, theirs, policy, Measure.VALUE, Measure.VALUE, leastForPartner, 4, 10, Duration.ofSeconds(10));
    }

    /** The same search, by other measures. */
    public TradeSearch by(Measure myGain, Measure partnersGain) {
        return new TradeSearch(mine, theirs, policy, myGain, partnersGain, leastForPartner, mostItems, best, limit);
    }

    /** The same search, for other sizes. */
    public TradeSearch upTo(int items, int trades) {
        return new TradeSearch(mine, theirs, policy, gainIn, partnerIn, leastForPartner, items, trades, limit);
    }

    /** The same search within another time. */
    public TradeSearch within(Duration time) {
        return new TradeSearch(mine, theirs, policy, gainIn, partnerIn, leastForPartner, mostItems, best, time);
    }

    private static void require(String what, long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", got " + number);
        }
    }
}
