package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Immutable. {@code /unlink}: somebody gives their account up, and keeps what they own. */
final class UnlinkCommand {
    private static final Duration COOLDOWN = Duration.ofSeconds(5);

    private final VaultDesk desk;

    UnlinkCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("unlink", TEXTS.phrase("unlink.description"))
                .cooldown(COOLDOWN)
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        Locale locale = call.locale();
        UserId user = call.caller().id();
        return desk.write(tx -> desk.accounts().unlink(tx, user))
                .thenApply(outcome -> outcome.fold(
                        unlinked -> Words.tell(
                                locale,
                                Accent.GOOD,
                                "unlink.done",
                                "account",
                                Words.account(unlinked.link()),
                                "command",
                                Words.command("verify")),
                        none -> Words.tell(locale, Accent.BAD, "unlink.none", "command", Words.command("verify")),
                        open -> Words.tell(
                                locale, Accent.WAITING, "unlink.open", "command", Words.command("withdraw"))));
    }
}
