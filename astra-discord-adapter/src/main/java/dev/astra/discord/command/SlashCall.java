package dev.astra.discord.command;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Immutable. A command called by name with its options, or by a button. {@link #toString} does not show the options.
 *
 * @param id of the interaction
 * @param caller who called it
 * @param place where
 * @param locale of the person
 * @param command the name
 * @param options what was given, by the argument's name: numbers and ids as decimal digits, yes and no as true and false
 */
public record SlashCall(
        long id, Caller caller, Place place, Locale locale, String command, Map<String, String> options) {
    /** Copies the options. */
    public SlashCall {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(command, "command");
        options = Map.copyOf(options);
    }

    @Override
    public String toString() {
        return "interaction " + id + " of " + caller;
    }
}
