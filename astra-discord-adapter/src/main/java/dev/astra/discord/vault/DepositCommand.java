package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Markup;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.value.Category;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Immutable. {@code /deposit}: how to bring something, the rules as they are set, and the code of the next trade. */
final class DepositCommand {
    private static final Duration COOLDOWN = Duration.ofSeconds(3);

    private final VaultDesk desk;

    DepositCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("deposit", TEXTS.phrase("deposit.description"))
                .cooldown(COOLDOWN)
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        UserId user = call.caller().id();
        Locale locale = call.locale();
        DurableView view = desk.view();
        if (Accounts.find(view, user).isEmpty()) {
            return VerifyCommand.done(Words.notVerified(locale));
        }
        boolean withdrawing = Vault.open(view, user).stream().anyMatch(trade -> trade.kind() == Trade.Kind.WITHDRAWAL);
        return withdrawing
                ? VerifyCommand.done(
                        Words.tell(locale, Accent.WAITING, "deposit.withdrawing", "command", Words.command("withdraw")))
                : desk.write(tx -> desk.vault().announce(tx, user)).thenApply(code -> steps(locale, code));
    }

    private Answer steps(Locale locale, TradeCode code) {
        return Answer.of(Card.of(Accent.GOOD, TEXTS.in(locale, "deposit.title"))
                .text(TEXTS.in(locale, "deposit.steps"))
                .text(TEXTS.in(locale, "trade.code", "code", Markup.code(code.text(), 60)))
                .field(TEXTS.in(locale, "deposit.rules"), rules(locale))
                .build());
    }

    private String rules(Locale locale) {
        VaultLimits limits = desk.vault().limits();
        return "\n"
                + TEXTS.in(
                        locale,
                        "deposit.pets",
                        "kinds",
                        Arrays.stream(Category.values()).map(Category::word).collect(Collectors.joining(", ")),
                        "most",
                        Words.number(locale, limits.mostPets()))
                + "\n"
                + TEXTS.in(
                        locale,
                        "deposit.gems",
                        "least",
                        Words.number(locale, limits.leastGems()),
                        "most",
                        Words.number(locale, limits.mostGems()),
                        "block",
                        Words.number(locale, limits.gemBlock()));
    }
}
