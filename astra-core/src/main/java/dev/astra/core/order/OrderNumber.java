package dev.astra.core.order;

/**
 * Immutable. The number that Astra gives to a stored order; the buyer types it as "Buyer ID". Numbers only go up and are
 * never given twice.
 *
 * @param value at least 1
 */
public record OrderNumber(long value) implements Comparable<OrderNumber> {
    /** Refuses zero and less. */
    public OrderNumber {
        if (value < 1) {
            throw new IllegalArgumentException("order number must be >= 1, got " + value);
        }
    }

    @Override
    public int compareTo(OrderNumber other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
