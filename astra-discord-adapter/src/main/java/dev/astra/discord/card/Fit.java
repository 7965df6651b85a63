package dev.astra.discord.card;

import dev.astra.discord.text.Markup;

/** Texts of controls and forms, which are counted in UTF-16 code units on the way to Discord. */
final class Fit {
    private Fit() {}

    /** The beginning of a text, with an ellipsis if there was more, in at most so many code units; a question mark for none. */
    static String label(String text, int most) {
        return text.isBlank() ? "?" : cut(text, most);
    }

    /** The beginning of a text, with an ellipsis if there was more, in at most so many code units. */
    static String cut(String text, int most) {
        String cut = Markup.cut(text, most);
        for (int points = most - 1; cut.length() > most && points > 0; points--) {
            cut = Markup.cut(text, points);
        }
        return cut.length() > most ? "" : cut;
    }
}
