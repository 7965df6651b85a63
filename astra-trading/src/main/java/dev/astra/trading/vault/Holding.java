package dev.astra.trading.vault;

/**
 * Immutable. How many of one item somebody owns.
 *
 * @param owned at least 1
 * @param reserved of these, for a withdrawal
 */
public record Holding(long owned, long reserved) {
    /** Refuses a reservation of more than there is. */
    public Holding {
        if (owned < 1 || reserved < 0 || reserved > owned) {
            throw new IllegalArgumentException(
                    "expected 0 <= reserved <= owned and owned >= 1, got " + reserved + " of " + owned);
        }
    }

    /** How many can be reserved. */
    public long available() {
        return owned - reserved;
    }
}
