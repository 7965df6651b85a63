package dev.astra.discord.command;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Texts;
import dev.astra.discord.text.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Immutable. What the set itself answers.
 *
 * @param prefix of the text doors
 */
record Replies(String prefix) {
    static final Texts TEXTS =
            Texts.load(file -> Replies.class.getResourceAsStream(file), "texts", Locale.forLanguageTag("pt"));

    /** A problem with an argument. */
    enum Problem {
        MISSING,
        UNREADABLE
    }

    Answer usage(Command command, Door door, Locale locale, Argument<?> argument, Problem problem) {
        String key = problem == Problem.MISSING ? "usage.missing" : "usage." + kind(argument);
        Card.Builder card = Card.of(Accent.BAD, TEXTS.in(locale, "usage.title"))
                .text(TEXTS.in(locale, key, "argument", Markup.code(argument.name(), 32)))
                .text(Markup.code(usage(command, door), 1000));
        command.arguments()
                .forEach(each -> card.field(
                        Markup.code(each.name(), 32), each.description().in(locale)));
        String example = example(command, door);
        return Answer.of((example.isEmpty()
                        ? card
                        : card.text(TEXTS.in(locale, "usage.example", "example", Markup.code(example, 1000))))
                .build());
    }

    private static String kind(Argument<?> argument) {
        return argument.choices().isEmpty()
                ? switch (argument.kind()) {
                    case TEXT -> "unreadable";
                    case NUMBER -> "number";
                    case USER -> "user";
                }
                : "unreadable";
    }

    Answer wait(Locale locale, Duration wait) {
        return Answer.of(Accent.WAITING, TEXTS.in(locale, "wait", "time", Waiting.text(wait)));
    }

    Answer refused(Command command, Door door, Locale locale) {
        return Answer.of(
                Accent.BAD, TEXTS.in(locale, "refused", "command", Markup.code(mark(door) + command.name(), 40)));
    }

    Answer unavailable(Locale locale) {
        return Answer.of(Accent.WAITING, TEXTS.in(locale, "unavailable"));
    }

    Answer failed(Locale locale, String incident) {
        return Answer.of(Accent.BAD, TEXTS.in(locale, "failed", "incident", Markup.code(incident, 20)));
    }

    Answer greeting(Locale locale, Door door) {
        return Answer.of(Accent.PLAIN, TEXTS.in(locale, "greeting", "help", Markup.code(mark(door) + "help", 40)));
    }

    Card list(Collection<Command> commands, Door door, Locale locale) {
        Card.Builder card = Card.of(Accent.PLAIN, TEXTS.in(locale, "help.title"));
        commands.forEach(command -> card.field(
                Markup.code(usage(command, door), 200), command.description().in(locale)));
        return card.text(TEXTS.in(locale, "help.doors", "prefix", Markup.code(prefix, 20)))
                .build();
    }

    Card about(Command command, Door door, Locale locale) {
        Card.Builder card = Card.of(Accent.PLAIN, Markup.code(usage(command, door), 200))
                .text(command.description().in(locale));
        command.arguments()
                .forEach(each -> card.field(
                        Markup.code(each.name(), 32), each.description().in(locale)));
        return card.build();
    }

    private String usage(Command command, Door door) {
        List<Argument<?>> arguments = command.arguments();
        return mark(door)
                + command.name()
                + arguments.stream().map(each -> " " + each).collect(Collectors.joining());
    }

    private String example(Command command, Door door) {
        List<Argument<?>> shown = command.arguments().stream()
                .filter(each -> !each.example().isEmpty())
                .toList();
        return shown.isEmpty()
                ? ""
                : mark(door)
                        + command.name()
                        + shown.stream()
                                .map(each -> door == Door.SLASH
                                        ? " " + each.name() + ":" + each.example()
                                        : " " + each.example())
                                .collect(Collectors.joining());
    }

    private String mark(Door door) {
        return door == Door.SLASH ? "/" : prefix;
    }
}
