package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.command.Prompt;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Immutable. {@code /withdraw}: somebody chooses what to take out from a menu, says how much of it in a form, and sees what
 * is reserved until a bot hands it out. Nothing is kept between the steps: each looks at what there is then.
 */
final class WithdrawCommand {
    static final String PAGE_COMMAND = "withdraw-page";
    static final String CHOOSE = "withdraw-choose";
    static final String NUMBERS = "withdraw-numbers";
    static final String LINES = "withdraw-lines";
    static final String CANCEL = "withdraw-cancel";
    static final Argument<Long> PAGE =
            Argument.number("page", TEXTS.phrase("page"), 1, 10_000).optional();

    private static final Duration COOLDOWN = Duration.ofSeconds(3);

    private final VaultDesk desk;

    WithdrawCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("withdraw", TEXTS.phrase("withdraw.description"))
                .cooldown(COOLDOWN)
                .answers(this::answer);
    }

    /** What the buttons, menus and forms of its cards call. */
    List<Command> controls() {
        return List.of(
                Command.of(PAGE_COMMAND, TEXTS.phrase("withdraw.description"))
                        .argument(PAGE)
                        .control()
                        .inPlace()
                        .answers(this::answer),
                Command.of(CHOOSE, TEXTS.phrase("withdraw.description"))
                        .inPlace()
                        .asks(this::ask),
                Command.of(NUMBERS, TEXTS.phrase("withdraw.description"))
                        .control()
                        .inPlace()
                        .answer(call -> request(call, wish(desk.view(), call).numbers(call.filled()))),
                Command.of(LINES, TEXTS.phrase("withdraw.description"))
                        .control()
                        .inPlace()
                        .answer(call -> request(
                                call,
                                wish(desk.view(), call).lines(call.filled().getOrDefault(LINES, "")))),
                Command.of(CANCEL, TEXTS.phrase("withdraw.description"))
                        .control()
                        .inPlace()
                        .answer(this::cancel));
    }

    private Wish wish(DurableView view, Invocation call) {
        return Wish.of(Vault.holdings(view, call.caller().id()), desk.vault().limits());
    }

    private Answer answer(Invocation call) {
        DurableView view = desk.view();
        return obstacle(view, call).orElseGet(() -> {
            boolean expired = Vault.history(view, call.caller().id()).newest(1).entries().stream()
                    .anyMatch(last -> last.kind() == PastTrade.Kind.WITHDRAWAL && last.state() == Trade.State.EXPIRED);
            WithdrawCards cards = new WithdrawCards(call.locale(), wish(view, call));
            return cards.choose(call.find(PAGE).orElse(1L), expired);
        });
    }

    /** What is said in place of the menu; empty if there is something to choose from. */
    private Optional<Answer> obstacle(DurableView view, Invocation call) {
        UserId user = call.caller().id();
        Locale locale = call.locale();
        if (Accounts.find(view, user).isEmpty()) {
            return Optional.of(Words.notVerified(locale));
        }
        Optional<Trade> waiting = Vault.open(view, user).stream()
                .filter(trade -> trade.kind() == Trade.Kind.WITHDRAWAL)
                .findFirst();
        if (waiting.isPresent()) {
            return Optional.of(WithdrawCards.waiting(locale, waiting.get(), "withdraw.waiting.title"));
        }
        return wish(view, call).isNothing()
                ? Optional.of(Words.tell(locale, Accent.BAD, "withdraw.nothing", "command", Words.command("deposit")))
                : Optional.empty();
    }

    private Prompt ask(Invocation call) {
        DurableView view = desk.view();
        Optional<Answer> obstacle = obstacle(view, call);
        if (obstacle.isPresent()) {
            return new Prompt.Tell(obstacle.get());
        }
        Wish wish = wish(view, call);
        List<Item> items = wish.items(call.chosen());
        boolean gems = call.chosen().contains(Wish.GEMS) && wish.mostGems() > 0;
        WithdrawCards cards = new WithdrawCards(call.locale(), wish);
        return items.isEmpty() && !gems
                ? new Prompt.Tell(cards.choose(1, false))
                : new Prompt.Ask(cards.form(items, gems));
    }

    private CompletionStage<Answer> request(Invocation call, Wish.Reading reading) {
        Locale locale = call.locale();
        return reading.fold(
                wanted -> desk.write(
                                tx -> desk.vault().request(tx, call.caller().id(), wanted.bundle()))
                        .thenApply(outcome -> outcome.fold(
                                reserved -> WithdrawCards.waiting(locale, reserved.trade(), "withdraw.reserved.title"),
                                refused -> WithdrawCards.refused(locale, Words.fault(locale, refused.fault())),
                                notLinked -> Words.notVerified(locale),
                                already -> WithdrawCards.waiting(locale, already.trade(), "withdraw.waiting.title"))),
                unreadable -> VerifyCommand.done(WithdrawCards.unreadable(locale, unreadable.line())),
                broken -> VerifyCommand.done(WithdrawCards.refused(locale, Words.fault(locale, broken.fault()))));
    }

    private CompletionStage<Answer> cancel(Invocation call) {
        Locale locale = call.locale();
        return desk.write(tx -> desk.vault().cancel(tx, call.caller().id()))
                .thenApply(outcome -> outcome.fold(
                        cancelled -> WithdrawCards.cancelled(locale, cancelled.trade()),
                        none -> WithdrawCards.gone(locale),
                        traded -> WithdrawCards.waiting(locale, traded.trade(), "withdraw.traded.title")));
    }
}
