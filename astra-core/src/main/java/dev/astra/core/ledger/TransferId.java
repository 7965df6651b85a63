package dev.astra.core.ledger;

/**
 * Immutable. A transfer's number: the place of its first entry among all entries of the ledger.
 *
 * @param value at least 1
 */
public record TransferId(long value) implements Comparable<TransferId> {
    /** Refuses what is no number. */
    public TransferId {
        if (value < 1) {
            throw new IllegalArgumentException("a transfer's number must be >= 1, got " + value);
        }
    }

    @Override
    public int compareTo(TransferId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
