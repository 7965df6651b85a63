package dev.astra.licensing.legacy;

import java.util.Objects;

/**
 * Immutable. How {@code database.json} is written, apart from what it says: always with an indent of 4 and LF, and in one of
 * two escapings.
 *
 * @param escaping how characters beyond ASCII are written
 * @param finalNewline whether an LF stands behind the closing bracket
 */
public record LegacyForm(Escaping escaping, boolean finalNewline) {
    /** What the old bot wrote. */
    public static final LegacyForm STANDARD = new LegacyForm(Escaping.ASCII, false);

    /** Refuses a missing escaping. */
    public LegacyForm {
        Objects.requireNonNull(escaping, "escaping");
    }

    /** How characters beyond ASCII are written. */
    public enum Escaping {
        /** As {@code \}{@code uXXXX}, in surrogate pairs where needed. */
        ASCII,
        /** As they are, in UTF-8. */
        UTF8
    }
}
