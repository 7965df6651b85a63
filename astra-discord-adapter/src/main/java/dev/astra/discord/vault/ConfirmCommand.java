package dev.astra.discord.vault;

import static dev.astra.discord.vault.VerifyCommand.done;
import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Thumbnail;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Waiting;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.ConfirmOutcome;
import dev.astra.trading.account.Link;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.PendingLink;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Immutable. {@code /verify-confirm}: somebody has put the code into their profile. */
final class ConfirmCommand {
    private static final Duration COOLDOWN = Duration.ofSeconds(5);

    private final VaultDesk desk;

    ConfirmCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("verify-confirm", TEXTS.phrase("confirm.description"))
                .argument(VerifyCommand.NAME)
                .cooldown(COOLDOWN)
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        Locale locale = call.locale();
        UserId user = call.caller().id();
        Optional<PendingLink> pending = Accounts.pending(desk.view(), user);
        String typed = call.get(VerifyCommand.NAME);
        if (pending.isEmpty() || pending.get().player().name().equalsIgnoreCase(typed)) {
            return confirm(locale, user);
        }
        return desk.profiles().find(typed).thenCompose(lookup -> {
            boolean same = lookup.fold(
                    found -> found.value().id().equals(pending.get().player().id()), absent -> false, down -> false);
            return same ? confirm(locale, user) : done(another(locale, pending.get()));
        });
    }

    private CompletionStage<Answer> confirm(Locale locale, UserId user) {
        return desk.accounts()
                .confirm(user, desk.profiles(), desk.executor())
                .thenCompose(outcome -> outcome.fold(
                        linked -> linked(locale, linked.link()),
                        none -> done(none(locale, user)),
                        expired -> done(
                                Words.tell(locale, Accent.BAD, "confirm.expired", "command", Words.command("verify"))),
                        absent -> done(Words.tell(
                                locale, Accent.BAD, "confirm.notFound", "command", Words.command("verify-confirm"))),
                        later -> done(Words.later(locale, later.retryAfter())),
                        taken -> done(Words.tell(locale, Accent.BAD, "confirm.taken")),
                        tooMany -> done(tooMany(locale, tooMany))));
    }

    private static Answer tooMany(Locale locale, ConfirmOutcome.TooMany tooMany) {
        return Words.tell(locale, Accent.WAITING, "confirm.tooMany", "time", Waiting.text(tooMany.left()));
    }

    private static Answer another(Locale locale, PendingLink pending) {
        return Words.tell(
                locale,
                Accent.BAD,
                "confirm.another",
                "name",
                Words.name(pending.player().name()),
                "command",
                Words.command("verify"));
    }

    private Answer none(Locale locale, UserId user) {
        Card.Builder card = Card.of(Accent.BAD, TEXTS.in(locale, "confirm.none.title"));
        Accounts.find(desk.view(), user)
                .ifPresentOrElse(
                        link -> card.text(TEXTS.in(locale, "confirm.none.linked", "account", Words.account(link))),
                        () -> card.text(TEXTS.in(locale, "confirm.none", "command", Words.command("verify"))));
        return Answer.of(card.build());
    }

    /** The link stands, whatever becomes of the picture. */
    private CompletionStage<Answer> linked(Locale locale, Link link) {
        return desk.profiles().avatar(link.player().id()).handle((avatar, failure) -> {
            Optional<URI> picture = failure == null ? url(avatar) : Optional.empty();
            return Answer.of(Card.of(Accent.GOOD, TEXTS.in(locale, "confirm.linked.title"))
                    .text(TEXTS.in(locale, "confirm.linked", "account", Words.account(link)))
                    .text(TEXTS.in(
                            locale,
                            "confirm.next",
                            "deposit",
                            Words.command("deposit"),
                            "withdraw",
                            Words.command("withdraw")))
                    .thumbnail(picture.map(where -> new Thumbnail(
                            where,
                            TEXTS.in(
                                    locale,
                                    "confirm.avatar",
                                    "name",
                                    link.player().name()))))
                    .build());
        });
    }

    private static Optional<URI> url(Lookup<URI> avatar) {
        return avatar.fold(found -> Optional.of(found.value()), absent -> Optional.empty(), down -> Optional.empty());
    }
}
