package dev.astra.trading.offer;

import java.util.Locale;

/** Which measures count in a policy. */
public enum Mode {
    /** Only value. A loss in recent average prices does not matter. */
    VALUE,
    /** Only recent average prices. A loss in value does not matter. */
    RAP,
    /** Each of the two: a loss in one is enough to decline. */
    BOTH;

    /** Whether a measure counts. */
    public boolean counts(Measure measure) {
        return this == BOTH || name().equals(measure.name());
    }

    /**
     * Reads a word in any case.
     *
     * @throws IllegalArgumentException if it is none of {@code value}, {@code rap} and {@code both}
     */
    public static Mode parse(String word) {
        for (Mode mode : values()) {
            if (mode.name().equalsIgnoreCase(word.strip())) {
                return mode;
            }
        }
        throw new IllegalArgumentException("expected value, rap or both, got '" + word + "'");
    }

    /** The word in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
