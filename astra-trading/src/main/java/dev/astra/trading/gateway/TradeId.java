package dev.astra.trading.gateway;

/**
 * Immutable. The number of a trade. A counter-offer is another trade with another number, so what a number offers never
 * changes.
 *
 * @param value at least 1
 */
public record TradeId(long value) implements Comparable<TradeId> {
    /** Refuses zero and negative numbers. */
    public TradeId {
        if (value <= 0) {
            throw new IllegalArgumentException("trade id must be a positive number, got " + value);
        }
    }

    @Override
    public int compareTo(TradeId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
