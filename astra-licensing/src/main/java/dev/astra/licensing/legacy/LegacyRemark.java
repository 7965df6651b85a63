package dev.astra.licensing.legacy;

import java.util.Objects;

/**
 * Immutable. Something about a place in an old file that its owner should know. It repeats no personal data.
 *
 * @param element the element of the list, from 1; 0 for the file as a whole
 * @param field for example {@code details.host_key}; empty for the element as a whole
 * @param line in the file, from 1; 0 if that means nothing
 * @param text what is expected there and what was found, or what became of it
 */
public record LegacyRemark(int element, String field, long line, String text) {
    /** Refuses missing texts. */
    public LegacyRemark {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
    }

    static LegacyRemark onFile(String text) {
        return new LegacyRemark(0, "", 0, text);
    }

    /** One line of text for people. */
    @Override
    public String toString() {
        String place = element == 0 ? "file" : "element " + element;
        String where = place + (line == 0 ? "" : " (line " + line + ")") + (field.isEmpty() ? "" : ", " + field);
        return where + ": " + text;
    }
}
