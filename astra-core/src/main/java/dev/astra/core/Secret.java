package dev.astra.core;

/** Immutable. A text that must never be printed: an API key, a token, a cookie. {@link #toString} shows stars only. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value not blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(value);
    }

    /** The text itself. Hand it to the one call that needs it and nowhere else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
