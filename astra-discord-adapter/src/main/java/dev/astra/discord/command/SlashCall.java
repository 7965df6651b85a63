package dev.astra.discord.command;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Immutable. A command called by name with its options, or by a button, a menu or a form. {@link #toString} does not show the
 * options.
 *
 * @param id of the interaction
 * @param caller who called it
 * @param place where
 * @param locale of the person
 * @param command the name
 * @param options what was given, by the argument's name: numbers and ids as decimal digits, yes and no as true and false
 * @param given what came with a menu or a form
 */
public record SlashCall(
        long id, Caller caller, Place place, Locale locale, String command, Map<String, String> options, Given given) {
    /** Copies the options. */
    public SlashCall {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(given, "given");
        options = Map.copyOf(options);
    }

    /** A call by name or by a button. */
    public SlashCall(long id, Caller caller, Place place, Locale locale, String command, Map<String, String> options) {
        this(id, caller, place, locale, command, options, Given.NOTHING);
    }

    @Override
    public String toString() {
        return "interaction " + id + " of " + caller;
    }
}
