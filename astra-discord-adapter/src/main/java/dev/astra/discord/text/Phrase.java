package dev.astra.discord.text;

import java.util.Locale;
import java.util.Objects;

/** Thread-safe. A text in whatever language it is read in. */
@FunctionalInterface
public interface Phrase {
    /**
     * The text.
     *
     * @param locale of the reader; one without a translation gets the original
     */
    String in(Locale locale);

    /**
     * The same text in every language.
     *
     * @param text the text
     */
    static Phrase of(String text) {
        Objects.requireNonNull(text, "text");
        return locale -> text;
    }
}
