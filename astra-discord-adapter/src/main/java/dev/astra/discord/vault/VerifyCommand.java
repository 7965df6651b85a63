package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Waiting;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Link;
import dev.astra.trading.account.NameFault;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.account.Player;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Immutable. {@code /verify}: somebody says which account in the game is theirs, and gets a code for its profile. */
final class VerifyCommand {
    static final Argument<String> NAME =
            Argument.text("roblox_username", TEXTS.phrase("verify.name")).example("Player_1");
    static final Duration COOLDOWN = Duration.ofSeconds(5);

    private static final int LONGEST_TYPED = 40;

    private final VaultDesk desk;

    VerifyCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("verify", TEXTS.phrase("verify.description"))
                .argument(NAME)
                .cooldown(COOLDOWN)
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        Locale locale = call.locale();
        Optional<Link> link = Accounts.find(desk.view(), call.caller().id());
        if (link.isPresent()) {
            return done(already(locale, link.get()));
        }
        String typed = call.get(NAME);
        Optional<NameFault> fault = NameFault.of(typed);
        if (fault.isPresent() && !mayBeOld(fault.get(), typed)) {
            return done(broken(locale, fault.get()));
        }
        return desk.profiles()
                .find(typed)
                .thenCompose(lookup -> lookup.fold(
                        found -> start(call, found.value()),
                        absent -> done(fault.map(rule -> broken(locale, rule)).orElseGet(() -> unknown(locale, typed))),
                        down -> done(Words.later(locale, down.retryAfter()))));
    }

    /** The rules are younger than the oldest accounts, so a name of the right letters is looked up before it is refused. */
    private static boolean mayBeOld(NameFault fault, String typed) {
        return fault != NameFault.TOO_LONG
                && fault != NameFault.INVALID_CHARACTER
                && typed.matches("[A-Za-z0-9_]{1,20}");
    }

    private CompletionStage<Answer> start(Invocation call, Player player) {
        Locale locale = call.locale();
        UserId user = call.caller().id();
        return desk.write(tx -> desk.accounts().start(tx, user, player))
                .thenCompose(outcome -> outcome.fold(
                        started -> handOver(locale, started.pending()),
                        already -> done(already(locale, already.link())),
                        taken -> done(taken(locale, player.name()))));
    }

    /** The code goes to the person alone; one that does not arrive is taken back. */
    private CompletionStage<Answer> handOver(Locale locale, PendingLink pending) {
        return desk.direct()
                .send(pending.user(), Answer.of(instructions(locale, pending)))
                .handle((sent, failure) -> {
                    if (failure == null) {
                        return sent.fold(delivered -> done(notice(locale)), closed -> retract(locale, pending, true));
                    }
                    return retract(locale, pending, false);
                })
                .thenCompose(answer -> answer);
    }

    private CompletionStage<Answer> retract(Locale locale, PendingLink pending, boolean closed) {
        return desk.write(tx -> {
                    desk.accounts().retract(tx, pending);
                    return true;
                })
                .thenApply(gone -> closed
                        ? Words.tell(locale, Accent.BAD, "verify.closed", "command", Words.command("verify"))
                        : Words.tell(locale, Accent.WAITING, "verify.undelivered", "command", Words.command("verify")));
    }

    private static Card instructions(Locale locale, PendingLink pending) {
        return Card.of(Accent.PLAIN, TEXTS.in(locale, "verify.code.title"))
                .text(TEXTS.in(
                        locale,
                        "verify.code",
                        "name",
                        Words.name(pending.player().name())))
                .text("```\n" + pending.code().text() + "\n```")
                .text(TEXTS.in(locale, "verify.code.profile"))
                .text(TEXTS.in(
                        locale,
                        "verify.code.confirm",
                        "command",
                        Markup.code(
                                "/verify-confirm " + NAME.name() + ":"
                                        + pending.player().name(),
                                100)))
                .text(Words.footer(TEXTS.in(locale, "verify.code.footer", "time", Waiting.text(PendingLink.LIFE))))
                .build();
    }

    private static Answer notice(Locale locale) {
        return Answer.of(Accent.PLAIN, TEXTS.in(locale, "verify.notice", "time", Waiting.text(PendingLink.LIFE)));
    }

    private static Answer already(Locale locale, Link link) {
        return Words.tell(
                locale,
                Accent.BAD,
                "verify.already",
                "account",
                Words.account(link),
                "command",
                Words.command("unlink"));
    }

    static Answer taken(Locale locale, String name) {
        return Words.tell(locale, Accent.BAD, "verify.taken", "name", Words.name(name));
    }

    private static Answer broken(Locale locale, NameFault fault) {
        return Answer.of(Card.of(Accent.BAD, TEXTS.in(locale, "verify.invalid.title"))
                .text(TEXTS.in(locale, "name." + fault.name()))
                .build());
    }

    private static Answer unknown(Locale locale, String typed) {
        return Words.tell(locale, Accent.BAD, "verify.unknown", "name", Markup.code(typed, LONGEST_TYPED));
    }

    static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
