package dev.astra.trading.offer;

import dev.astra.trading.value.ValueBook;
import java.util.Objects;
import java.util.Set;

/**
 * Immutable. Judges offers by one policy and one book. Pure: the same offer always gets the same verdict. Sums are exact
 * whole numbers and cannot overflow: a side has at most 1,000 copies, a copy at most 10<sup>12</sup> Robux.
 *
 * <pre>{@code
 * Verdict verdict = new TradeEvaluator(policy, book).judge(offer);
 * }</pre>
 */
public final class TradeEvaluator {
    private static final Set<Reason> VALUE = Set.of(Reason.VALUE_LOSS);
    private static final Set<Reason> RAP = Set.of(Reason.RAP_LOSS);
    private static final Set<Reason> BOTH = Set.of(Reason.VALUE_LOSS, Reason.RAP_LOSS);
    private static final Set<Reason> EQUAL = Set.of(Reason.EQUAL);

    private final TradePolicy policy;
    private final PriceTable prices;
    private final boolean countsValue;
    private final boolean countsRap;
    private final int keptPercent;

    /**
     * Prepares to judge many offers.
     *
     * @param policy the rule
     * @param book the prices
     */
    public TradeEvaluator(TradePolicy policy, ValueBook book) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.prices = new PriceTable(Objects.requireNonNull(book, "book"), policy.unvalued());
        this.countsValue = policy.mode().counts(Measure.VALUE);
        this.countsRap = policy.mode().counts(Measure.RAP);
        this.keptPercent = 100 - policy.feePercent();
    }

    /** Judges an offer. */
    public Verdict judge(TradeOffer offer) {
        Side mine = offer.mine();
        Side theirs = offer.theirs();
        long given = mine.robux();
        long got = theirs.robux() * keptPercent / 100;
        PriceTable.Sums lost = prices.sums(mine.ids());
        PriceTable.Sums gained = prices.sums(theirs.ids());
        long myValue = lost.value() + given;
        long theirValue = gained.value() + got;
        long myRap = lost.rap() + given;
        long theirRap = gained.rap() + got;
        Weighing weighing = new Weighing(offer, policy, prices, myValue, theirValue, myRap, theirRap);
        if ((countsValue && (myValue < 0 || theirValue < 0)) || (countsRap && (myRap < 0 || theirRap < 0))) {
            return new Verdict.Unpriced(weighing, weighing.unpriced());
        }
        boolean valueLost = countsValue && myValue - theirValue > policy.value().allowed(myValue);
        boolean rapLost = countsRap && myRap - theirRap > policy.rap().allowed(myRap);
        if (valueLost || rapLost) {
            return new Verdict.Decline(weighing, valueLost && rapLost ? BOTH : valueLost ? VALUE : RAP);
        }
        boolean equal = (!countsValue || myValue == theirValue) && (!countsRap || myRap == theirRap);
        return equal && policy.cancelEquals() ? new Verdict.Decline(weighing, EQUAL) : new Verdict.Keep(weighing);
    }

    /**
     * Judges all offers of a batch, on the caller's thread; the same verdicts as {@link #judge(TradeOffer)} one by one, and
     * several times as fast.
     */
    public BatchVerdicts judge(OfferBatch batch) {
        byte[] decisions = new BatchJudge(policy, prices, batch).judge(batch);
        for (int large : batch.large()) {
            decisions[large] = BatchJudge.code(judge(batch.offer(large)));
        }
        return new BatchVerdicts(this, batch, decisions);
    }

    /** The rule. */
    public TradePolicy policy() {
        return policy;
    }

    /** The prices. */
    public ValueBook book() {
        return prices.book();
    }
}
