package dev.astra.discord.command;

import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Control;
import dev.astra.discord.card.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Thread-safe. Commands behind their doors: takes what was heard, finds the command, checks who asks, how often and with
 * what, and gives the answer back. Never waits. Help comes by itself.
 *
 * <pre>{@code
 * CommandSet commands = CommandSet.builder("$").add(hello).build();
 * commands.hear(message).ifPresent(answer -> answer.thenAccept(this::send));
 * }</pre>
 */
public final class CommandSet {
    private final String prefix;
    private final boolean guildText;
    private final Map<String, Command> names;
    private final List<Command> commands;
    private final Replies replies;
    private final Function<Locale, List<Card>> introduction;
    private final Optional<Function<Locale, Answer>> greeting;
    private final Calls calls;

    private CommandSet(Builder builder) {
        this.prefix = builder.prefix;
        this.guildText = builder.guildText;
        this.replies = new Replies(prefix);
        this.introduction = builder.introduction;
        this.greeting = builder.greeting;
        this.calls = new Calls(replies, builder.limit, builder.nanos, builder.listener);
        this.commands = new ArrayList<>();
        if (builder.commands.stream().noneMatch(command -> command.name().equals("help"))) {
            this.commands.add(help());
        }
        this.commands.addAll(builder.commands);
        this.names = names(commands);
    }

    /**
     * Settings before building.
     *
     * @param prefix what stands before a name in texts, for example {@code $}; 1 to 5 characters without blanks
     */
    public static Builder builder(String prefix) {
        return new Builder(prefix);
    }

    /**
     * Hears a text. In direct messages everything is meant for the bot; in servers only what begins with a mention of it, and
     * with {@link Builder#guildText} what begins with the prefix and a known name.
     *
     * @param message what was written, by a person
     * @return the answer, to be shown to the person in private unless it says otherwise; empty if the message is not for this
     *     set, or the person was told to slow down and did not
     */
    public Optional<CompletionStage<Answer>> hear(TextMessage message) {
        TextLine line = TextLine.parse(message.content(), prefix, message.self());
        Door door = message.place().direct() ? Door.DIRECT : line.mentioned() ? Door.MENTION : Door.GUILD_TEXT;
        Command command =
                line.prefixed() || line.mentioned() ? typed(line.name()).orElse(null) : null;
        if (door == Door.GUILD_TEXT && (!guildText || command == null)) {
            return Optional.empty();
        }
        Place place = new Place(door, message.place().guild(), message.place().channel());
        Limiter.Ruling ruling = calls.count(message.caller());
        if (!ruling.allowed()) {
            return ruling.first() ? Optional.of(done(replies.wait(message.locale(), ruling.left()))) : Optional.empty();
        }
        if (command == null) {
            return Optional.of(done(greet(message.locale(), door)));
        }
        Calls.Call call =
                new Calls.Call(message.id(), message.caller(), place, message.locale(), command, Given.NOTHING);
        return Optional.of(calls.run(call, Calls.byPlace(command, line.words())));
    }

    /**
     * Hears a command that was called by name, or by a button, a menu or a form.
     *
     * @param slash the call
     * @return the answer; always one, since Discord shows that somebody waits
     */
    public CompletionStage<Answer> hear(SlashCall slash) {
        Limiter.Ruling ruling = calls.count(slash.caller());
        if (!ruling.allowed()) {
            return done(replies.wait(slash.locale(), ruling.left()));
        }
        Command command = names.get(slash.command().toLowerCase(Locale.ROOT));
        return command == null
                ? done(greet(slash.locale(), Door.SLASH))
                : calls.run(call(slash, command), words(slash));
    }

    /**
     * Hears a button or a menu that leads to a form, if it is one; else it is for {@link #hear(SlashCall)}.
     *
     * @param slash the call
     * @return the form to open, or an answer in its place; empty if the command opens none
     */
    public Optional<Prompt> ask(SlashCall slash) {
        Command command = names.get(slash.command().toLowerCase(Locale.ROOT));
        if (command == null || command.prompt().isEmpty()) {
            return Optional.empty();
        }
        Limiter.Ruling ruling = calls.count(slash.caller());
        return Optional.of(
                ruling.allowed()
                        ? calls.ask(call(slash, command), command.prompt().get(), words(slash))
                        : new Prompt.Tell(replies.wait(slash.locale(), ruling.left())));
    }

    private static Calls.Call call(SlashCall slash, Command command) {
        Place place = new Place(Door.SLASH, slash.place().guild(), slash.place().channel());
        return new Calls.Call(slash.id(), slash.caller(), place, slash.locale(), command, slash.given());
    }

    private static Function<Argument<?>, Optional<String>> words(SlashCall slash) {
        return argument -> Optional.ofNullable(slash.options().get(argument.name()));
    }

    /**
     * The call that a button, a menu or a form stands for.
     *
     * @param id as Discord sent it
     * @return the command's name and options, for a {@link SlashCall}; empty if it is none of this set
     */
    public Optional<Control> control(String id) {
        return Control.parse(id).filter(control -> names.containsKey(control.command()));
    }

    /** Whether the answer to a command takes the place of the card that called it. */
    public boolean inPlace(String command) {
        return find(command).filter(Command::inPlace).isPresent();
    }

    /** Who sees the answer to a command, as one must know before there is one; private if there is no such command. */
    public Visibility visibility(String command) {
        return find(command).map(Command::visibility).orElse(Visibility.PRIVATE);
    }

    /**
     * What a person may read while they wait for the answer to a text.
     *
     * @param message as for {@link #hear(TextMessage)}
     */
    public Optional<String> progress(TextMessage message) {
        TextLine line = TextLine.parse(message.content(), prefix, message.self());
        return line.prefixed() || line.mentioned()
                ? typed(line.name())
                        .filter(command -> command.access().allows(message.caller()))
                        .flatMap(Command::progress)
                        .map(phrase -> phrase.in(message.locale()))
                : Optional.empty();
    }

    private Answer greet(Locale locale, Door door) {
        return greeting.map(own -> own.apply(locale)).orElseGet(() -> replies.greeting(locale, door));
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private Optional<Command> typed(String name) {
        return find(name).filter(command -> !command.control());
    }

    /** The command of a name or alias, in any case; also one that nobody can type. */
    public Optional<Command> find(String name) {
        return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All commands that can be typed, help first. */
    public List<Command> commands() {
        return commands.stream().filter(command -> !command.control()).toList();
    }

    /** What stands before a name in texts. */
    public String prefix() {
        return prefix;
    }

    private Command help() {
        Argument<String> about =
                Argument.text("command", Replies.TEXTS.phrase("help.command")).optional();
        return Command.of("help", Replies.TEXTS.phrase("help.description"))
                .argument(about)
                .answers(call -> help(call, call.find(about).flatMap(this::named)));
    }

    private Optional<Command> named(String text) {
        String name = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        return typed(name.startsWith("/") ? name.substring(1) : name);
    }

    private Answer help(Invocation call, Optional<Command> about) {
        Door door = call.place().door();
        Optional<Command> allowed = about.filter(command -> command.access().allows(call.caller()));
        if (allowed.isPresent()) {
            return Answer.of(replies.about(allowed.get(), door, call.locale()));
        }
        List<Card> cards = new ArrayList<>(introduction.apply(call.locale()));
        cards.add(replies.list(
                commands.stream()
                        .filter(command -> command.listed() && command.access().allows(call.caller()))
                        .toList(),
                door,
                call.locale()));
        return Answer.of(cards.toArray(Card[]::new));
    }

    private static Map<String, Command> names(Collection<Command> commands) {
        Map<String, Command> names = new LinkedHashMap<>();
        for (Command command : commands) {
            List<String> all = new ArrayList<>(command.aliases());
            all.add(command.name());
            for (String name : all) {
                if (names.putIfAbsent(name, command) != null) {
                    throw new IllegalArgumentException("expected each name once, got two commands named " + name);
                }
            }
        }
        return names;
    }

    /** One thread. Settings of a set. */
    public static final class Builder {
        private static final int MOST_COMMANDS = 99;

        private final String prefix;
        private final List<Command> commands = new ArrayList<>();
        private boolean guildText;
        private RateLimit limit = new RateLimit(20, Duration.ofMinutes(1));
        private LongSupplier nanos = System::nanoTime;
        private CommandListener listener = invocation -> {};
        private Function<Locale, List<Card>> introduction = locale -> List.of();
        private Optional<Function<Locale, Answer>> greeting = Optional.empty();

        private Builder(String prefix) {
            if (prefix.isEmpty() || prefix.length() > 5 || prefix.chars().anyMatch(c -> c <= ' ' || c == '`')) {
                throw new IllegalArgumentException(
                        "expected a prefix of 1 to 5 characters without blanks and backticks, got \"" + prefix + "\"");
            }
            this.prefix = prefix;
        }

        /** A command; at most 99, besides help. */
        public Builder add(Command command) {
            if (commands.size() == MOST_COMMANDS) {
                throw new IllegalArgumentException("expected at most " + MOST_COMMANDS + " commands");
            }
            commands.add(Objects.requireNonNull(command, "command"));
            return this;
        }

        /** Several commands. */
        public Builder addAll(Collection<Command> more) {
            more.forEach(this::add);
            return this;
        }

        /** Also hears texts in servers that begin with the prefix; the bot then needs the message content intent. */
        public Builder guildText() {
            this.guildText = true;
            return this;
        }

        /** How often one person may call; 20 times a minute unless set. */
        public Builder limit(RateLimit most) {
            this.limit = Objects.requireNonNull(most, "most");
            return this;
        }

        /** Monotonic time, in nanoseconds. */
        public Builder nanoTime(LongSupplier monotonic) {
            this.nanos = Objects.requireNonNull(monotonic, "monotonic");
            return this;
        }

        /** Who hears of calls. */
        public Builder listener(CommandListener hears) {
            this.listener = Objects.requireNonNull(hears, "hears");
            return this;
        }

        /** What help begins with, before the list of commands. */
        public Builder introduction(Function<Locale, List<Card>> cards) {
            this.introduction = Objects.requireNonNull(cards, "cards");
            return this;
        }

        /** What is answered to words that are no command. */
        public Builder greeting(Function<Locale, Answer> answer) {
            this.greeting = Optional.of(answer);
            return this;
        }

        /** The set. */
        public CommandSet build() {
            return new CommandSet(this);
        }
    }
}
