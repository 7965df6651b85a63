package dev.astra.licensing;

/**
 * Immutable. The number that a buyer types into a program to name their license; given out at import, never reused.
 *
 * <p>Buyer ids are numbers: {@code 042} and {@code 42} are the same id. (The old programs compared the text and told the
 * two apart, which locked out buyers who typed a leading zero.)
 *
 * @param value at least 1
 */
public record BuyerId(long value) implements Comparable<BuyerId> {
    /** Refuses zero and negative numbers. */
    public BuyerId {
        if (value <= 0) {
            throw new IllegalArgumentException("buyer id must be a positive number, got " + value);
        }
    }

    /**
     * Reads what a person typed: decimal digits, with blanks around them and leading zeros allowed.
     *
     * @param text at most {@link Long#MAX_VALUE} in ASCII digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static BuyerId parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "expected a buyer id of decimal digits such as 42, got a text of " + text.length() + " characters");
        }
        try {
            return new BuyerId(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException(
                    "expected a buyer id of at most " + Long.MAX_VALUE + ", got a number of " + digits.length()
                            + " digits",
                    tooLarge);
        }
    }

    @Override
    public int compareTo(BuyerId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits, without leading zeros. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
