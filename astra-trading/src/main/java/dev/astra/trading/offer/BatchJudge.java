package dev.astra.trading.offer;

import dev.astra.trading.offer.BatchVerdicts.Decision;

/**
 * One thread. Judges the rows of a batch: sums over two arrays of prices that fit the processor's nearest cache, without a
 * branch or an object for an offer.
 */
final class BatchJudge {
    private static final int KEEP = 0;
    private static final int VALUE_LOSS = 1;
    private static final int RAP_LOSS = 2;
    private static final int EQUAL = 4;
    private static final int UNPRICED = 8;

    private final TradePolicy policy;
    private final boolean countsValue;
    private final boolean countsRap;
    private final long[] values;
    private final long[] raps;

    /**
     * Prices the kinds of a batch.
     *
     * @param policy the rule
     * @param prices what each item counts
     */
    BatchJudge(TradePolicy policy, PriceTable prices, OfferBatch batch) {
        this.policy = policy;
        this.countsValue = policy.mode().counts(Measure.VALUE);
        this.countsRap = policy.mode().counts(Measure.RAP);
        long[] kinds = batch.kinds();
        this.values = new long[kinds.length];
        this.raps = new long[kinds.length];
        for (int kind = 1; kind < kinds.length; kind++) {
            PriceTable.Sums one = prices.sums(new long[] {kinds[kind]});
            values[kind] = one.value();
            raps[kind] = one.rap();
        }
    }

    byte[] judge(OfferBatch batch) {
        byte[] decisions = new byte[batch.size()];
        int[] rows = batch.rows();
        long[] given = batch.given();
        long[] got = batch.got();
        int kept = 100 - policy.feePercent();
        for (int offer = 0; offer < decisions.length; offer++) {
            int at = offer * OfferBatch.ROW;
            long left = got[offer] * kept / 100;
            decisions[offer] = (byte) decide(
                    side(values, rows, at) + given[offer],
                    side(values, rows, at + OfferBatch.SIDE) + left,
                    side(raps, rows, at) + given[offer],
                    side(raps, rows, at + OfferBatch.SIDE) + left);
        }
        return decisions;
    }

    private static long side(long[] prices, int[] rows, int at) {
        return prices[rows[at]] + prices[rows[at + 1]] + prices[rows[at + 2]] + prices[rows[at + 3]];
    }

    private int decide(long myValue, long theirValue, long myRap, long theirRap) {
        boolean unpriced = (countsValue && (myValue | theirValue) < 0) || (countsRap && (myRap | theirRap) < 0);
        if (unpriced) {
            return UNPRICED;
        }
        int lost = (countsValue && myValue - theirValue > policy.value().allowed(myValue) ? VALUE_LOSS : 0)
                | (countsRap && myRap - theirRap > policy.rap().allowed(myRap) ? RAP_LOSS : 0);
        boolean equal = (!countsValue || myValue == theirValue) && (!countsRap || myRap == theirRap);
        return lost == 0 && equal && policy.cancelEquals() ? EQUAL : lost;
    }

    static byte code(Verdict verdict) {
        return verdict.fold(
                keep -> (byte) KEEP,
                decline -> (byte) decline.reasons().stream()
                        .mapToInt(reason -> switch (reason) {
                            case VALUE_LOSS -> VALUE_LOSS;
                            case RAP_LOSS -> RAP_LOSS;
                            case EQUAL -> EQUAL;
                        })
                        .sum(),
                unpriced -> (byte) UNPRICED);
    }

    static Decision decision(byte code) {
        return code == KEEP ? Decision.KEEP : code == UNPRICED ? Decision.UNPRICED : Decision.DECLINE;
    }
}
