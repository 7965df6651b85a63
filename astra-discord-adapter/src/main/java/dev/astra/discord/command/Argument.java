package dev.astra.discord.command;

import dev.astra.core.UserId;
import dev.astra.discord.text.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. An argument of a command: its name, what it is for, and how it is read. Declare it as a constant; {@link
 * Invocation#get} gives its value.
 *
 * @param <T> what it is read as
 */
public final class Argument<T> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final Pattern MENTION = Pattern.compile("<@!?([0-9]{1,19})>|([0-9]{1,19})");
    private static final int MAX_DESCRIPTION = 100;

    /** What Discord shows a field for. */
    public enum Kind {
        /** A text of at most 6,000 characters. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** A person. */
        USER
    }

    private final String name;
    private final Phrase description;
    private final Kind kind;
    private final Function<String, T> reader;
    private final boolean required;
    private final List<String> choices;
    private final String example;

    private Argument(
            String name,
            Phrase description,
            Kind kind,
            Function<String, T> reader,
            boolean required,
            List<String> choices,
            String example) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a name of 1 to 32 lower-case letters, digits, _ and -, got \"" + name + "\"");
        }
        this.name = name;
        this.description = Objects.requireNonNull(description, "description");
        this.kind = kind;
        this.reader = Objects.requireNonNull(reader, "reader");
        this.required = required;
        this.choices = List.copyOf(choices);
        this.example = Objects.requireNonNull(example, "example");
        Command.checkLength("description of argument " + name, description.in(Locale.ROOT), MAX_DESCRIPTION);
    }

    /** One word, or several in quotes. */
    public static Argument<String> text(String name, Phrase description) {
        return of(name, description, text -> text);
    }

    /**
     * A text that is read as something else.
     *
     * @param name lower-case letters, digits, {@code _} and {@code -}
     * @param description what it is for
     * @param reader throws {@link IllegalArgumentException} for what it cannot read; the person then sees how the command is
     *     used
     */
    public static <T> Argument<T> of(String name, Phrase description, Function<String, T> reader) {
        return new Argument<>(name, description, Kind.TEXT, reader, true, List.of(), "");
    }

    /** A whole number between two others, both included. */
    public static Argument<Long> number(String name, Phrase description, long least, long most) {
        Function<String, Long> reader = text -> {
            long number = Long.parseLong(text.startsWith("#") ? text.substring(1) : text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("expected " + least + " to " + most);
            }
            return number;
        };
        return new Argument<>(name, description, Kind.NUMBER, reader, true, List.of(), "");
    }

    /** A person: a mention or an id. */
    public static Argument<UserId> user(String name, Phrase description) {
        return new Argument<>(name, description, Kind.USER, Argument::user, true, List.of(), "");
    }

    /** One of a few words; case does not matter. */
    public static Argument<String> choice(String name, Phrase description, String... choices) {
        List<String> words = List.of(choices);
        Function<String, String> reader = text -> words.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + words));
        return new Argument<>(name, description, Kind.TEXT, reader, true, words, "");
    }

    /** The same argument, which may be left out. Such arguments come last. */
    public Argument<T> optional() {
        return new Argument<>(name, description, kind, reader, false, choices, example);
    }

    /** The same argument, with a sample of it that the usage reply shows. */
    public Argument<T> example(String sample) {
        return new Argument<>(name, description, kind, reader, required, choices, sample);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it is for. */
    public Phrase description() {
        return description;
    }

    /** What Discord shows a field for. */
    public Kind kind() {
        return kind;
    }

    /** Whether it must be given. */
    public boolean required() {
        return required;
    }

    /** The words that it can be; empty if it is not limited to a few. */
    public List<String> choices() {
        return choices;
    }

    /** A sample; empty if there is none. */
    public String example() {
        return example;
    }

    /**
     * Reads what was given.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    T read(String text) {
        return Objects.requireNonNull(reader.apply(text.strip()), "what the reader of an argument gives");
    }

    private static UserId user(String text) {
        Matcher matcher = MENTION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a mention or an id");
        }
        return UserId.parse(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    @Override
    public String toString() {
        return required ? "<" + name + ">" : "[" + name + "]";
    }
}
