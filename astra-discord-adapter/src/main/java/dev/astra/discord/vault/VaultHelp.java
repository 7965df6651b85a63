package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Door;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Immutable. {@code /help}: every command that there is, in groups.
 *
 * @param prefix of the text doors
 * @param groups the commands, under the keys of their headings
 */
record VaultHelp(String prefix, List<Group> groups) {
    private static final Duration COOLDOWN = Duration.ofSeconds(2);

    /** Some commands under a heading. */
    record Group(String heading, List<Command> commands) {
        Group {
            commands = List.copyOf(commands);
        }
    }

    VaultHelp {
        groups = List.copyOf(groups);
    }

    Command command() {
        return Command.of("help", TEXTS.phrase("help.description"))
                .cooldown(COOLDOWN)
                .answers(this::answer);
    }

    private Answer answer(Invocation call) {
        Locale locale = call.locale();
        Card.Builder card = Card.of(Accent.PLAIN, TEXTS.in(locale, "help.title"));
        for (Group group : groups) {
            String lines = group.commands().stream()
                    .filter(command -> command.listed() && command.access().allows(call.caller()))
                    .map(command -> line(call, command))
                    .collect(Collectors.joining("\n"));
            if (!lines.isEmpty()) {
                card.text("**" + TEXTS.in(locale, group.heading()) + "**\n" + lines);
            }
        }
        card.text(line(call, command()));
        return Answer.of(card.text(Words.footer(TEXTS.in(locale, "help.doors", "prefix", Markup.code(prefix, 10))))
                .build());
    }

    private String line(Invocation call, Command command) {
        String mark = call.place().door() == Door.SLASH ? "/" : prefix;
        String usage = mark
                + command.name()
                + command.arguments().stream()
                        .map((Argument<?> each) -> " " + each)
                        .collect(Collectors.joining());
        return Markup.code(usage, 100) + " " + command.description().in(call.locale());
    }
}
