package dev.astra.trading.offer;

/**
 * Immutable. What a policy says about the offers of a batch. A verdict with its numbers is worked out when it is asked for,
 * by the same prices.
 */
public final class BatchVerdicts {
    private final TradeEvaluator evaluator;
    private final OfferBatch batch;
    private final byte[] decisions;

    BatchVerdicts(TradeEvaluator evaluator, OfferBatch batch, byte[] decisions) {
        this.evaluator = evaluator;
        this.batch = batch;
        this.decisions = decisions;
    }

    /** What is said, without the reasons. */
    public enum Decision {
        /** As {@link Verdict.Keep}. */
        KEEP,
        /** As {@link Verdict.Decline}. */
        DECLINE,
        /** As {@link Verdict.Unpriced}. */
        UNPRICED
    }

    /** How many there are. */
    public int size() {
        return decisions.length;
    }

    /** What is said about the offer at a place from 0. */
    public Decision decision(int place) {
        return BatchJudge.decision(decisions[place]);
    }

    /** What is said about the offer at a place from 0, with everything that led to it. */
    public Verdict verdict(int place) {
        return evaluator.judge(batch.offer(place));
    }

    /** About how many offers this is said. */
    public int count(Decision decision) {
        int count = 0;
        for (byte each : decisions) {
            count += BatchJudge.decision(each) == decision ? 1 : 0;
        }
        return count;
    }
}
