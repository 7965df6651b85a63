package dev.astra.trading.offer;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Immutable. How much a trade may lose: a fixed amount, and a fraction of what my side gives. Both together are allowed; a
 * loss of exactly that much is still within.
 *
 * @param amount in Robux, 0 to 10<sup>15</sup>
 * @param billionths the fraction, in billionths: 20,000,000 is 0.02, which is 2 %; 0 to 10<sup>9</sup>
 */
public record Tolerance(long amount, long billionths) {
    /** No loss is tolerated. */
    public static final Tolerance NONE = new Tolerance(0, 0);

    private static final long WHOLE = 1_000_000_000L;
    private static final long MOST_AMOUNT = 1_000_000_000_000_000L;
    private static final long EXACT = Long.MAX_VALUE / WHOLE;

    /** Refuses what is negative, and fractions above 1. */
    public Tolerance {
        if (amount < 0 || amount > MOST_AMOUNT) {
            throw new IllegalArgumentException("a tolerated amount must be 0 to " + MOST_AMOUNT + ", got " + amount);
        }
        if (billionths < 0 || billionths > WHOLE) {
            throw new IllegalArgumentException(
                    "a tolerated fraction must be 0 to 1 (0.02 is 2 %), got " + BigDecimal.valueOf(billionths, 9));
        }
    }

    /** A fixed amount of Robux. */
    public static Tolerance amount(long robux) {
        return new Tolerance(robux, 0);
    }

    /**
     * A fraction of what my side gives.
     *
     * @param decimal {@code 0.02} for 2 %; from 0 to 1, with at most 9 decimals
     * @throws IllegalArgumentException if it is anything else
     */
    public static Tolerance fraction(String decimal) {
        String text = decimal.strip();
        if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,30})?|\\.[0-9]{1,30}")) {
            throw new IllegalArgumentException("expected a fraction such as 0.02 for 2 %, got '" + decimal + "'");
        }
        try {
            return new Tolerance(0, new BigDecimal(text).movePointRight(9).longValueExact());
        } catch (ArithmeticException finer) {
            throw new IllegalArgumentException(
                    "expected a fraction with at most 9 decimals, got '" + decimal + "'", finer);
        }
    }

    /** Both tolerances together. */
    public Tolerance and(Tolerance other) {
        return new Tolerance(amount + other.amount, billionths + other.billionths);
    }

    /**
     * The greatest whole loss that is tolerated. As losses are whole numbers, comparing with it is the same as comparing
     * with the exact fraction.
     *
     * @param mine what my side counts; at least 0
     */
    public long allowed(long mine) {
        if (billionths == 0) {
            return amount;
        }
        long part = mine <= EXACT
                ? mine * billionths / WHOLE
                : BigInteger.valueOf(mine)
                        .multiply(BigInteger.valueOf(billionths))
                        .divide(BigInteger.valueOf(WHOLE))
                        .longValueExact();
        return Math.addExact(amount, part);
    }

    /** For people: {@code 100}, {@code 2 %} or {@code 100 + 2 %}. */
    @Override
    public String toString() {
        if (billionths == 0) {
            return Long.toString(amount);
        }
        String percent = BigDecimal.valueOf(billionths, 7).stripTrailingZeros().toPlainString() + " %";
        return amount == 0 ? percent : amount + " + " + percent;
    }
}
