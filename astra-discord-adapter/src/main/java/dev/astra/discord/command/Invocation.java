package dev.astra.discord.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Immutable. One call of a command, with its arguments read. {@link #toString} does not show them. */
public final class Invocation {
    private final long id;
    private final Caller caller;
    private final Place place;
    private final Locale locale;
    private final Map<Argument<?>, Object> values;
    private final Given given;

    Invocation(long id, Caller caller, Place place, Locale locale, Map<Argument<?>, Object> values, Given given) {
        this.id = id;
        this.caller = Objects.requireNonNull(caller, "caller");
        this.place = Objects.requireNonNull(place, "place");
        this.locale = Objects.requireNonNull(locale, "locale");
        this.values = Map.copyOf(values);
        this.given = Objects.requireNonNull(given, "given");
    }

    /** The number of the message or interaction: the same if Discord sends it again. */
    public long id() {
        return id;
    }

    /** Who called. */
    public Caller caller() {
        return caller;
    }

    /** Where. */
    public Place place() {
        return place;
    }

    /** In which language to answer. */
    public Locale locale() {
        return locale;
    }

    /**
     * An argument that must be given.
     *
     * @param argument the one that the command was declared with
     * @throws IllegalArgumentException if the command has no such argument, or it may be left out and was; see {@link #find}
     */
    public <T> T get(Argument<T> argument) {
        return find(argument)
                .orElseThrow(() -> new IllegalArgumentException("expected the argument " + argument.name()
                        + ", which the command does not have or was not given"));
    }

    /**
     * An argument that may be left out.
     *
     * @param argument the one that the command was declared with
     */
    @SuppressWarnings("unchecked") // a value is stored under the argument that read it
    public <T> Optional<T> find(Argument<T> argument) {
        return Optional.ofNullable((T) values.get(argument));
    }

    /** The values that were chosen from the menu that called; empty if none did. Anything can stand in them. */
    public List<String> chosen() {
        return given.chosen();
    }

    /** The texts of the form that called, by the id of the blank; empty if none did. Anything can stand in them. */
    public Map<String, String> filled() {
        return given.filled();
    }

    @Override
    public String toString() {
        return "call " + id + " of " + caller;
    }
}
