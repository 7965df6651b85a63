package dev.astra.core.security;

import java.util.regex.Pattern;

/**
 * Immutable. The name of a key; public, sent with each request.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores
 */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refuses any other form. */
    public KeyId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "expected a key id of 1 to 64 letters, digits, dots, hyphens and underscores, got a text of "
                            + value.length() + " characters");
        }
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
