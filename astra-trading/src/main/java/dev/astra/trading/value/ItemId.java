package dev.astra.trading.value;

/**
 * Immutable. The number of a kind of item; the site calls it asset id. Every copy of the item has it.
 *
 * @param value at least 1
 */
public record ItemId(long value) implements Comparable<ItemId> {
    /** Refuses zero and negative numbers. */
    public ItemId {
        if (value <= 0) {
            throw new IllegalArgumentException("item id must be a positive number, got " + value);
        }
    }

    @Override
    public int compareTo(ItemId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
