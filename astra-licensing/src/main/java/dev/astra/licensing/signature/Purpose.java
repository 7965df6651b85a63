package dev.astra.licensing.signature;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Immutable. What a signing key may sign. A key for one purpose is worth nothing for another. */
public enum Purpose {
    /** The list of licenses. */
    LIST,
    /** Activation files of single licenses. */
    ACTIVATION,
    /** What the newest release is. */
    RELEASE,
    /** Heads of the transparency log. */
    LOG;

    /** Its name in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The purpose of a name in a file.
     *
     * @param word exactly as {@link #word} gives it
     */
    public static Optional<Purpose> of(String word) {
        return Stream.of(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst();
    }
}
