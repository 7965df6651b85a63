package dev.astra.trading.gateway;

/**
 * Immutable. The number of a player's account on the trading site.
 *
 * @param value at least 1
 */
public record PlayerId(long value) implements Comparable<PlayerId> {
    /** Refuses zero and negative numbers. */
    public PlayerId {
        if (value <= 0) {
            throw new IllegalArgumentException("player id must be a positive number, got " + value);
        }
    }

    @Override
    public int compareTo(PlayerId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
