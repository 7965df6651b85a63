package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Immutable. What staff change: take a license away, give it back, end a cooldown, have roles looked at. */
final class StaffCommands {
    private static final String YES = "yes";
    private static final Argument<BuyerId> LICENSE = Argument.of(
            "license",
            TEXTS.phrase("staff.license"),
            text -> BuyerId.parse(text.startsWith("#") ? text.substring(1) : text));
    private static final Argument<String> CONFIRM =
            Argument.choice("confirm", TEXTS.phrase("staff.confirm"), YES).optional();
    private static final Argument<UserId> USER =
            Argument.user("user", TEXTS.phrase("resync.user")).optional();

    private final Desk desk;
    private final Runnable everybody;

    StaffCommands(Desk desk, Runnable everybody) {
        this.desk = desk;
        this.everybody = everybody;
    }

    List<Command> commands() {
        return List.of(
                staff("revoke").argument(LICENSE).argument(CONFIRM).answer(this::revoke),
                staff("reinstate").argument(LICENSE).answer(this::reinstate),
                staff("resetcooldown").argument(LICENSE).answer(this::reset),
                staff("resync").argument(USER).answer(this::resync));
    }

    private Command.Builder staff(String name) {
        return Command.of(name, TEXTS.phrase(name + ".description"))
                .access(desk.settings().staff());
    }

    private CompletionStage<Answer> revoke(Invocation call) {
        BuyerId id = call.get(LICENSE);
        if (call.find(CONFIRM).isEmpty()) {
            return CompletableFuture.completedFuture(askFirst(call.locale(), id));
        }
        return desk.write(tx -> desk.licensing().revoke(tx, id, staff(call)))
                .thenApply(outcome -> outcome.fold(
                        revoked -> said(call, "revoke.done", Accent.GOOD, id),
                        already -> said(call, "revoke.already", Accent.PLAIN, id),
                        unknown -> said(call, "staff.unknown", Accent.BAD, id)));
    }

    private Answer askFirst(Locale locale, BuyerId id) {
        Optional<License> license = FindCommand.license(desk.store().view(), id);
        if (license.isEmpty()) {
            return Answer.of(Accent.BAD, TEXTS.in(locale, "staff.unknown", "license", id));
        }
        return Answer.of(Card.of(Accent.WAITING, TEXTS.in(locale, "revoke.ask", "license", id))
                .text(TEXTS.in(
                        locale,
                        "revoke.askOwner",
                        "owner",
                        license.get().owner().map(Words::who).orElse(TEXTS.in(locale, "log.nobody"))))
                .action(new Action(
                        TEXTS.in(locale, "staff.revoke"),
                        Action.Style.DANGER,
                        "revoke",
                        Map.of(LICENSE.name(), id.toString(), CONFIRM.name(), YES)))
                .build());
    }

    private CompletionStage<Answer> reinstate(Invocation call) {
        BuyerId id = call.get(LICENSE);
        return desk.write(tx -> desk.licensing().reinstate(tx, id, staff(call)))
                .thenApply(outcome -> outcome.fold(
                        reinstated -> said(call, "reinstate.done", Accent.GOOD, id),
                        notRevoked -> said(call, "reinstate.notRevoked", Accent.PLAIN, id),
                        moneyGone -> said(call, "reinstate.moneyGone", Accent.BAD, id),
                        unknown -> said(call, "staff.unknown", Accent.BAD, id)));
    }

    private CompletionStage<Answer> reset(Invocation call) {
        BuyerId id = call.get(LICENSE);
        return desk.write(tx -> desk.licensing().resetCooldown(tx, id, staff(call)))
                .thenApply(outcome -> outcome.fold(
                        reset -> said(call, "resetcooldown.done", Accent.GOOD, id),
                        nothing -> said(call, "resetcooldown.nothing", Accent.PLAIN, id),
                        unknown -> said(call, "staff.unknown", Accent.BAD, id)));
    }

    private CompletionStage<Answer> resync(Invocation call) {
        Optional<UserId> user = call.find(USER);
        if (user.isEmpty()) {
            everybody.run();
            return CompletableFuture.completedFuture(
                    Answer.of(Accent.GOOD, TEXTS.in(call.locale(), "resync.everybody")));
        }
        return desk.write(tx -> {
                    Outgoing.role(tx, user.get());
                    return true;
                })
                .thenApply(sent ->
                        Answer.of(Accent.GOOD, TEXTS.in(call.locale(), "resync.one", "owner", Words.who(user.get()))));
    }

    private static Actor staff(Invocation call) {
        return Actor.staff(call.caller().id());
    }

    private static Answer said(Invocation call, String key, Accent accent, BuyerId id) {
        return Answer.of(accent, TEXTS.in(call.locale(), key, "license", id));
    }
}
