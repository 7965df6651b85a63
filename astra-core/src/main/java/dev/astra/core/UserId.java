package dev.astra.core;

/**
 * Immutable. A person, as Discord knows them: a snowflake, a positive number of up to 19 digits.
 *
 * @param value the snowflake
 */
public record UserId(long value) implements Comparable<UserId> {
    /** Refuses what cannot be a snowflake. */
    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("user id must be a positive number, got " + value);
        }
    }

    /**
     * Reads decimal digits.
     *
     * @param text 1 to 19 digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static UserId parse(String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new UserId(Long.parseLong(text));
            }
        } catch (NumberFormatException tooLong) {
            // told below, with what was expected
        }
        throw new IllegalArgumentException(
                "expected a Discord user id of 1 to 19 digits, got a text of " + text.length() + " characters");
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
