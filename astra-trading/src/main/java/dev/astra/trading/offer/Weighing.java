package dev.astra.trading.offer;

import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ValueBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. An offer with all numbers that its {@link Verdict} rests on. The totals are worked out when it is judged; what
 * single items count is looked up in the same prices when it is asked for.
 */
public final class Weighing {
    private final TradeOffer offer;
    private final TradePolicy policy;
    private final PriceTable prices;
    private final long myValue;
    private final long theirValue;
    private final long myRap;
    private final long theirRap;

    Weighing(
            TradeOffer offer,
            TradePolicy policy,
            PriceTable prices,
            long myValue,
            long theirValue,
            long myRap,
            long theirRap) {
        this.offer = offer;
        this.policy = policy;
        this.prices = prices;
        this.myValue = myValue;
        this.theirValue = theirValue;
        this.myRap = myRap;
        this.theirRap = theirRap;
    }

    /** What was judged. */
    public TradeOffer offer() {
        return offer;
    }

    /** By what rule. */
    public TradePolicy policy() {
        return policy;
    }

    /** With which prices. */
    public ValueBook book() {
        return prices.book();
    }

    /**
     * The totals in a measure, whether or not it counts in the policy.
     *
     * @return empty if an item has no price in it
     */
    public Optional<Figures> figures(Measure measure) {
        long mine = measure == Measure.VALUE ? myValue : myRap;
        long theirs = measure == Measure.VALUE ? theirValue : theirRap;
        return mine < 0 || theirs < 0
                ? Optional.empty()
                : Optional.of(new Figures(
                        measure, mine, theirs, policy.tolerance(measure).allowed(mine)));
    }

    /** What each copy on my side counts. */
    public List<PricedItem> mine() {
        return priced(offer.mine());
    }

    /** What each copy on their side counts. */
    public List<PricedItem> theirs() {
        return priced(offer.theirs());
    }

    /** The items without a price in a measure that counts, each once. */
    public List<PricedItem> unpriced() {
        List<PricedItem> all = new ArrayList<>(mine());
        all.addAll(theirs());
        return all.stream().distinct().filter(this::lacks).toList();
    }

    /** The totals in one line, for people. */
    public String totals() {
        return Explanation.totals(this);
    }

    /** Every number that was used, one to a line, for people. */
    public List<String> explain() {
        return Explanation.lines(this);
    }

    private boolean lacks(PricedItem item) {
        return (policy.mode().counts(Measure.VALUE) && item.value().isEmpty())
                || (policy.mode().counts(Measure.RAP) && item.rap().isEmpty());
    }

    private List<PricedItem> priced(Side side) {
        return side.items().stream().map((ItemId id) -> prices.priced(id)).toList();
    }
}
