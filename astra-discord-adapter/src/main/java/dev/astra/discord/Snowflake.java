package dev.astra.discord;

/** Discord's numbers: positive, 64 bits. */
final class Snowflake {
    private Snowflake() {}

    static void check(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be a positive number, got " + value);
        }
    }

    static long parse(String what, String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLong) {
            // told below, with what was expected
        }
        throw new IllegalArgumentException(
                "expected a " + what + " of 1 to 19 digits, got a text of " + text.length() + " characters");
    }
}
