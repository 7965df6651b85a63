package dev.astra.licensing.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How values are written in signed files: each in exactly one way. Whatever is written otherwise is refused. */
final class Form {
    /** Numbers stay below what fits a double exactly, so that no reader of any language loses one. */
    static final long GREATEST = 999_999_999_999_999L;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private Form() {}

    static String hex(String what, String text, int bytes) {
        boolean right = text.length() == 2 * bytes
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!right) {
            throw new IllegalArgumentException("expected a " + what + " of " + 2 * bytes
                    + " lower-case hexadecimal digits, got a text of " + text.length() + " characters");
        }
        return text;
    }

    static long number(String what, long value, long least) {
        if (value < least || value > GREATEST) {
            throw new IllegalArgumentException(
                    "expected " + what + " from " + least + " to " + GREATEST + ", got " + value);
        }
        return value;
    }

    static long number(String what, String text) {
        if (!text.matches("0|[1-9][0-9]{0,14}")) {
            throw new IllegalArgumentException("expected " + what
                    + " in decimal digits without leading zeros, got a text of " + text.length() + " characters");
        }
        return Long.parseLong(text);
    }

    static Instant instant(String what, Instant value) {
        if (!value.equals(seconds(value)) || value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
            throw new IllegalArgumentException(
                    "expected " + what + " in whole seconds from " + EARLIEST + " to " + LATEST + ", got " + value);
        }
        return value;
    }

    static Instant instant(String what, String text) {
        if (text.length() == 20) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException none) {
                throw notAnInstant(what, text, none);
            }
        }
        throw notAnInstant(what, text, null);
    }

    static Instant seconds(Instant exact) {
        return exact.truncatedTo(ChronoUnit.SECONDS);
    }

    private static IllegalArgumentException notAnInstant(String what, String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "expected " + what + " as an instant such as 2026-01-01T00:00:00Z, got a text of " + text.length()
                        + " characters",
                cause);
    }
}
