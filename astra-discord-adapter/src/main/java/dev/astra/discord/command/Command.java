package dev.astra.discord.command;

import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Immutable. A command, declared once for all doors.
 *
 * <pre>{@code
 * Argument<String> name = Argument.text("name", Phrase.of("Whom to greet"));
 * Command hello = Command.of("hello", Phrase.of("Greets somebody"))
 *         .argument(name)
 *         .answers(call -> Answer.of(Accent.PLAIN, "Hello " + Markup.plain(call.get(name), 100)));
 * }</pre>
 */
public final class Command {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_ARGUMENTS = 25;

    private final String name;
    private final List<String> aliases;
    private final Phrase description;
    private final List<Argument<?>> arguments;
    private final Access access;
    private final Duration cooldown;
    private final Visibility visibility;
    private final Optional<Phrase> progress;
    private final boolean listed;
    private final boolean confidential;
    private final boolean control;
    private final boolean inPlace;
    private final CommandHandler handler;
    private final Optional<Function<Invocation, Prompt>> prompt;

    private Command(Builder builder, CommandHandler handler, Optional<Function<Invocation, Prompt>> prompt) {
        this.name = builder.name;
        this.aliases = List.copyOf(builder.aliases);
        this.description = builder.description;
        this.arguments = List.copyOf(builder.arguments);
        this.access = builder.access;
        this.cooldown = builder.cooldown;
        this.visibility = builder.visibility;
        this.progress = builder.progress;
        this.listed = builder.listed;
        this.confidential = builder.confidential;
        this.control = builder.control;
        this.inPlace = builder.inPlace;
        this.handler = Objects.requireNonNull(handler, "handler");
        this.prompt = prompt;
    }

    /**
     * Begins a command.
     *
     * @param name lower-case letters, digits, {@code _} and {@code -}; at most 32
     * @param description for help and Discord's list; at most 100 code points in every language
     */
    public static Builder of(String name, Phrase description) {
        return new Builder(name, description);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Other names that it has in texts. */
    public List<String> aliases() {
        return aliases;
    }

    /** What it does, in a line. */
    public Phrase description() {
        return description;
    }

    /** Its arguments, in the order in which they are given. */
    public List<Argument<?>> arguments() {
        return arguments;
    }

    /** Who may use it. */
    public Access access() {
        return access;
    }

    /** How long a person waits between two uses; zero if they need not. */
    public Duration cooldown() {
        return cooldown;
    }

    /** Who sees its answers. */
    public Visibility visibility() {
        return visibility;
    }

    /** What the person reads while they wait, where Discord shows nothing by itself. */
    public Optional<Phrase> progress() {
        return progress;
    }

    /** Whether help names it. */
    public boolean listed() {
        return listed;
    }

    /** Whether what is given to it should not be read by others: a door takes such a text away where it may. */
    public boolean confidential() {
        return confidential;
    }

    /** Whether it is called by buttons, menus and forms only, and nobody can type it. */
    public boolean control() {
        return control;
    }

    /** Whether its answer takes the place of the card whose button, menu or form called it. */
    public boolean inPlace() {
        return inPlace;
    }

    CommandHandler handler() {
        return handler;
    }

    Optional<Function<Invocation, Prompt>> prompt() {
        return prompt;
    }

    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a command name of 1 to 32 lower-case letters, digits, _ and -, got \"" + name + "\"");
        }
        return name;
    }

    static void checkLength(String what, String text, int most) {
        int length = Markup.length(text);
        if (text.isBlank() || length > most) {
            throw new IllegalArgumentException(what + " must have 1 to " + most + " code points, got " + length);
        }
    }

    @Override
    public String toString() {
        return "command " + name;
    }

    /** One thread. A command in the making; {@code answer} or {@code answers} ends it. */
    public static final class Builder {
        private final String name;
        private final Phrase description;
        private final List<String> aliases = new ArrayList<>();
        private final List<Argument<?>> arguments = new ArrayList<>();
        private Access access = Access.EVERYONE;
        private Duration cooldown = Duration.ZERO;
        private Visibility visibility = Visibility.PRIVATE;
        private Optional<Phrase> progress = Optional.empty();
        private boolean listed = true;
        private boolean confidential;
        private boolean control;
        private boolean inPlace;

        private Builder(String name, Phrase description) {
            this.name = checkName(name);
            this.description = Objects.requireNonNull(description, "description");
            checkLength("description of " + name, description.in(Locale.ROOT), MAX_DESCRIPTION);
        }

        /** Another name that it has in texts. */
        public Builder alias(String other) {
            aliases.add(checkName(other));
            return this;
        }

        /** The next argument. Those that may be left out come last. */
        public Builder argument(Argument<?> argument) {
            if (arguments.size() == MAX_ARGUMENTS) {
                throw new IllegalArgumentException(name + " must have at most " + MAX_ARGUMENTS + " arguments");
            }
            if (arguments.stream().anyMatch(each -> each.name().equals(argument.name()))) {
                throw new IllegalArgumentException(name + " has two arguments named " + argument.name());
            }
            if (argument.required() && arguments.stream().anyMatch(each -> !each.required())) {
                throw new IllegalArgumentException(
                        "argument " + argument.name() + " of " + name + " must come before those that may be left out");
            }
            arguments.add(argument);
            return this;
        }

        /** Who may use it; everybody unless set. */
        public Builder access(Access who) {
            this.access = Objects.requireNonNull(who, "who");
            return this;
        }

        /** How long a person waits between two uses; not at all unless set. */
        public Builder cooldown(Duration wait) {
            if (wait.isNegative()) {
                throw new IllegalArgumentException("cooldown must be >= 0, got " + wait);
            }
            this.cooldown = wait;
            return this;
        }

        /** Has everybody see the answers; they are private unless this is called. */
        public Builder answersInPublic() {
            this.visibility = Visibility.PUBLIC;
            return this;
        }

        /** What the person reads while they wait. */
        public Builder progress(Phrase meanwhile) {
            this.progress = Optional.of(meanwhile);
            return this;
        }

        /** Says that what is given to it should not be read by others. */
        public Builder confidential() {
            this.confidential = true;
            return this;
        }

        /** Leaves it out of help. */
        public Builder unlisted() {
            this.listed = false;
            return this;
        }

        /** Leaves it to buttons, menus and forms: nobody can type it, and help does not name it. */
        public Builder control() {
            this.control = true;
            this.listed = false;
            return this;
        }

        /**
         * Has its answer take the place of the card whose button, menu or form called it, if only the person sees that card.
         */
        public Builder inPlace() {
            this.inPlace = true;
            return this;
        }

        /**
         * The command.
         *
         * @param handler what it does
         */
        public Command answer(CommandHandler handler) {
            return new Command(this, handler, Optional.empty());
        }

        /**
         * The command, which opens a form. Discord wants a form at once, so this is for buttons and menus only.
         *
         * @param ask makes the form from what is in memory; called on the thread that hears Discord, does not wait
         */
        public Command asks(Function<Invocation, Prompt> ask) {
            Objects.requireNonNull(ask, "ask");
            return new Command(
                    control(),
                    call -> CompletableFuture.failedFuture(
                            new IllegalStateException("expected a button or a menu to open the form of " + name)),
                    Optional.of(ask));
        }

        /**
         * The command, of which the answer is there at once.
         *
         * @param handler what it does; does not wait for anything
         */
        public Command answers(Function<Invocation, Answer> handler) {
            Objects.requireNonNull(handler, "handler");
            return answer(call -> CompletableFuture.completedFuture(handler.apply(call)));
        }
    }
}
