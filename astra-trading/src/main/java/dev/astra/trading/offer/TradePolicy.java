package dev.astra.trading.offer;

import java.util.Objects;

/**
 * Immutable. Which trades are to be declined.
 *
 * <ul>
 *   <li>A measure that counts is violated if my total less their total is more than what is tolerated. One is enough.
 *   <li>Equal totals, in each measure that counts, are declined if {@code cancelEquals}.
 *   <li>Robux that I give count in full, in both measures; of Robux that I get, the site keeps a fee, and what is left,
 *       rounded down, counts.
 *   <li>A trade with an item that has no price in a measure that counts is not judged.
 * </ul>
 *
 * @param mode which measures count
 * @param value how much value may be lost
 * @param rap how much recent average price may be lost
 * @param cancelEquals whether trades that are worth the same on both sides are declined
 * @param unvalued what an item counts in value that is not valued
 * @param feePercent what the site keeps of Robux that I get, 0 to 100
 */
public record TradePolicy(
        Mode mode, Tolerance value, Tolerance rap, boolean cancelEquals, Unvalued unvalued, int feePercent) {
    /** What the site keeps of Robux in trades. */
    public static final int SITE_FEE_PERCENT = 30;

    /** Both measures, no loss tolerated, equal trades kept. */
    public static final TradePolicy STRICT =
            new TradePolicy(Mode.BOTH, Tolerance.NONE, Tolerance.NONE, false, Unvalued.FILE_THEN_RAP, SITE_FEE_PERCENT);

    /** Refuses missing parts and a fee that is none. */
    public TradePolicy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(rap, "rap");
        Objects.requireNonNull(unvalued, "unvalued");
        if (feePercent < 0 || feePercent > 100) {
            throw new IllegalArgumentException("feePercent must be 0 to 100, got " + feePercent);
        }
    }

    /** The same policy with another mode. */
    public TradePolicy with(Mode other) {
        return new TradePolicy(other, value, rap, cancelEquals, unvalued, feePercent);
    }

    /** The same policy with another tolerance in one measure. */
    public TradePolicy with(Measure measure, Tolerance tolerance) {
        return measure == Measure.VALUE
                ? new TradePolicy(mode, tolerance, rap, cancelEquals, unvalued, feePercent)
                : new TradePolicy(mode, value, tolerance, cancelEquals, unvalued, feePercent);
    }

    /** The same policy, declining equal trades or keeping them. */
    public TradePolicy cancelingEquals(boolean cancel) {
        return new TradePolicy(mode, value, rap, cancel, unvalued, feePercent);
    }

    /** The same policy with another rule for items that are not valued. */
    public TradePolicy with(Unvalued rule) {
        return new TradePolicy(mode, value, rap, cancelEquals, rule, feePercent);
    }

    /** The same policy with another fee. */
    public TradePolicy withFee(int percent) {
        return new TradePolicy(mode, value, rap, cancelEquals, unvalued, percent);
    }

    /** How much may be lost in a measure. */
    public Tolerance tolerance(Measure measure) {
        return measure == Measure.VALUE ? value : rap;
    }

    /** The policy in one line, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("mode " + mode);
        for (Measure measure : Measure.values()) {
            if (mode.counts(measure)) {
                text.append(", ")
                        .append(measure == Measure.VALUE ? "value" : "RAP")
                        .append(" loss up to ")
                        .append(tolerance(measure));
            }
        }
        return text.append(cancelEquals ? ", equal trades declined" : ", equal trades kept")
                .toString();
    }
}
