package dev.astra.trading.vault.legacy;

import java.util.Objects;

/**
 * Immutable. What is to be said of one line of an export. It names nobody.
 *
 * @param collection of which collection
 * @param line its number in the file, from 1; 0 if it is about the file
 * @param text what
 */
public record Remark(LegacyCollection collection, int line, String text) {
    /** Refuses null. */
    public Remark {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(text, "text");
    }

    /** Collection, line and text. */
    @Override
    public String toString() {
        return collection.word() + (line == 0 ? "" : " line " + line) + ": " + text;
    }
}
