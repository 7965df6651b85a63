package dev.astra.trading.vault.trade;

/**
 * Immutable. The number of a deposit or a withdrawal.
 *
 * @param value at least 1; never given twice
 */
public record TradeId(long value) implements Comparable<TradeId> {
    /** Refuses what is no number. */
    public TradeId {
        if (value < 1) {
            throw new IllegalArgumentException("a trade's number must be >= 1, got " + value);
        }
    }

    @Override
    public int compareTo(TradeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
