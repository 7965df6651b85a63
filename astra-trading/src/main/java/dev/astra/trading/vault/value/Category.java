package dev.astra.trading.vault.value;

import java.util.Arrays;
import java.util.Optional;

/** Immutable. The class of a pet. A vault takes these and no others. */
public enum Category {
    /** Huge pets. */
    HUGE("Huge"),
    /** Titanic pets. */
    TITANIC("Titanic");

    private final String word;

    Category(String word) {
        this.word = word;
    }

    /** The word for it, as the game spells it. */
    public String word() {
        return word;
    }

    /** The category of a word, in any case; empty if it is another word. */
    public static Optional<Category> of(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** The category that a base name begins with; empty if it begins with none, or is only that word. */
    public static Optional<Category> ofBase(String base) {
        return Arrays.stream(values())
                .filter(category -> base.startsWith(category.word + " "))
                .findFirst();
    }
}
