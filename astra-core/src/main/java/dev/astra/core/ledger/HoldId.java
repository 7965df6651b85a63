package dev.astra.core.ledger;

/**
 * Immutable. A hold's number.
 *
 * @param value at least 1
 */
public record HoldId(long value) implements Comparable<HoldId> {
    /** Refuses what is no number. */
    public HoldId {
        if (value < 1) {
            throw new IllegalArgumentException("a hold's number must be >= 1, got " + value);
        }
    }

    @Override
    public int compareTo(HoldId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
