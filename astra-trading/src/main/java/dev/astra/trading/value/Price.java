package dev.astra.trading.value;

/** Immutable, without instances. The bounds of what one item may cost. */
final class Price {
    /** The most that one item may count, in Robux: more than all Robux there are, and small enough to add up. */
    static final long MOST = 1_000_000_000_000L;

    private Price() {}

    static void check(String what, long price) {
        if (price < 0 || price > MOST) {
            throw new IllegalArgumentException(what + " must be 0 to " + MOST + ", got " + price);
        }
    }
}
