package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.command.RateLimit;
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Waiting;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimOutcome;
import dev.astra.licensing.ClaimRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Immutable. {@code $buyer}: somebody says that an order is theirs. */
final class BuyerCommand {
    static final Argument<String> ORDER =
            Argument.text("order", TEXTS.phrase("buyer.order")).example(Words.SAMPLE_ORDER);

    private final Desk desk;

    /**
     * What was decided.
     *
     * @param claim empty if the order was not looked at
     * @param left how long they must wait before one is
     */
    private record Decision(Optional<ClaimOutcome> claim, Duration left) {}

    BuyerCommand(Desk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("buyer", TEXTS.phrase("buyer.description"))
                .argument(ORDER)
                .confidential()
                .progress(TEXTS.phrase("buyer.progress"))
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        String typed = call.get(ORDER);
        UserId user = call.caller().id();
        int length = Markup.length(typed);
        if (desk.settings().orderIdLength().orElse(length) != length) {
            return desk.write(tx -> {
                        desk.effects().note(tx, desk.effects().lines().notAnOrder(user, typed));
                        return true;
                    })
                    .thenApply(noted -> invalid(call.locale(), "buyer.notAnOrder"));
        }
        return desk.membership(call).thenCompose(membership -> claim(call, new ClaimRequest(user, typed, membership)));
    }

    private CompletionStage<Answer> claim(Invocation call, ClaimRequest request) {
        CompletionStage<Optional<RoleOutcome>> role = desk.news().next(request.user());
        return desk.write(tx -> decide(tx, request)).thenCompose(decision -> reply(call, decision, role));
    }

    private Decision decide(Tx tx, ClaimRequest request) {
        RateLimit limit = desk.settings().wrongOrders();
        Duration left = Guesses.wait(tx, request.user(), limit);
        if (!left.isZero()) {
            desk.effects().note(tx, desk.effects().lines().guessing(request.user(), request.order()));
            return new Decision(Optional.empty(), left);
        }
        ClaimOutcome outcome = desk.licensing().claim(tx, request);
        boolean notTheirs =
                outcome instanceof ClaimOutcome.UnknownOrder || outcome instanceof ClaimOutcome.TakenByAnother;
        if (notTheirs && Guesses.count(tx, request.user(), limit) == limit.times()) {
            desk.settings()
                    .alerts()
                    .ifPresent(channel -> Outgoing.guessAlert(
                            tx, desk.effects().lines().guessAlert(request.user(), limit.times(), limit.window())));
        }
        return new Decision(Optional.of(outcome), Duration.ZERO);
    }

    private CompletionStage<Answer> reply(
            Invocation call, Decision decision, CompletionStage<Optional<RoleOutcome>> role) {
        Locale locale = call.locale();
        if (decision.claim().isEmpty()) {
            return done(Answer.of(
                    Accent.WAITING, TEXTS.in(locale, "buyer.guessing", "time", Waiting.text(decision.left()))));
        }
        return decision.claim()
                .get()
                .fold(
                        claimed -> role.thenApplyAsync(news -> claimed(locale, claimed.id(), news), desk.executor()),
                        already -> role.thenApplyAsync(news -> again(locale, already.id(), news), desk.executor()),
                        taken -> done(Answer.of(Accent.BAD, TEXTS.in(locale, "buyer.taken"))),
                        unknown -> done(invalid(locale, "buyer.unknown")),
                        notAnId -> done(invalid(locale, "buyer.notAnOrder")),
                        notAMember -> done(Answer.of(Accent.BAD, TEXTS.in(locale, "notAMember"))),
                        revoked -> done(Answer.of(
                                Accent.BAD,
                                TEXTS.in(
                                        locale,
                                        "buyer.revoked",
                                        "reason",
                                        LogLines.reason(revoked.reason(), locale)))));
    }

    private Answer claimed(Locale locale, BuyerId id, Optional<RoleOutcome> role) {
        Card.Builder card = Card.of(Accent.GOOD, TEXTS.in(locale, "buyer.congratulations"))
                .text(TEXTS.in(
                        locale,
                        "buyer.claimed",
                        "product",
                        Markup.plain(desk.settings().product(), 60)))
                .text(TEXTS.in(locale, "buyer.id", "license", id))
                .text(roleText(locale, role));
        desk.settings().download().ifPresent(where -> card.text(TEXTS.in(locale, "buyer.download", "where", where)));
        return Answer.of(card.text(TEXTS.in(locale, "buyer.next", "command", mark(desk.settings(), "whitelist")))
                .build());
    }

    private static Answer again(Locale locale, BuyerId id, Optional<RoleOutcome> role) {
        return Answer.of(Card.of(Accent.GOOD, TEXTS.in(locale, "buyer.again"))
                .text(TEXTS.in(locale, "buyer.id", "license", id))
                .text(roleText(locale, role))
                .build());
    }

    private static String roleText(Locale locale, Optional<RoleOutcome> role) {
        String key = role.map(news -> news.fold(done -> "role.given", absent -> "role.absent", it -> "role.hindered"))
                .orElse("role.later");
        return TEXTS.in(locale, key);
    }

    private Answer invalid(Locale locale, String key) {
        return Answer.of(Card.of(Accent.BAD, TEXTS.in(locale, "buyer.invalid"))
                .text(TEXTS.in(locale, key, "sample", Words.typed(Words.SAMPLE_ORDER)))
                .picture(Words.picture(desk.settings(), Pictures.Subject.ORDER_ID, locale))
                .build());
    }

    static String mark(LicenseBotSettings settings, String command) {
        return Markup.code(settings.prefix() + command, 40);
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return java.util.concurrent.CompletableFuture.completedFuture(answer);
    }
}
