package dev.astra.trading.vault.item;

import java.util.Arrays;
import java.util.Optional;

/** Immutable. How rare a pet is; shiny or not is another matter. */
public enum Rarity {
    /** Without a word in front. */
    NORMAL("Normal"),
    /** "Golden" in front. */
    GOLDEN("Golden"),
    /** "Rainbow" in front. */
    RAINBOW("Rainbow");

    private final String word;

    Rarity(String word) {
        this.word = word;
    }

    /** The word for it, as the game spells it. */
    public String word() {
        return word;
    }

    /** The rarity of a word, spelled as the game does; empty if it is another word. */
    public static Optional<Rarity> of(String word) {
        return Arrays.stream(values())
                .filter(rarity -> rarity.word.equals(word))
                .findFirst();
    }

    /** What stands in front of the base name. */
    String prefix() {
        return this == NORMAL ? "" : word + " ";
    }
}
