package dev.astra.discord.card;

import dev.astra.discord.text.Markup;

/**
 * Immutable. A fact in a card: a name and a value.
 *
 * @param name markup; longer ones are cut to 256 code points
 * @param value markup; longer ones are cut to 1,024 code points
 */
public record Field(String name, String value) {
    /** The most code points of a name. */
    public static final int MAX_NAME = 256;

    /** The most code points of a value. */
    public static final int MAX_VALUE = 1024;

    /** Cuts what is too long. */
    public Field {
        name = Markup.cut(name, MAX_NAME);
        value = Markup.cut(value, MAX_VALUE);
    }
}
