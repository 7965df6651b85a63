package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.store.DurableView;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Control;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Link;
import dev.astra.trading.vault.Holding;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Item;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Immutable. {@code /inventory} and {@code /balance}: somebody looks at what they own. */
final class HoldingsCommands {
    private static final String INVENTORY_PAGE = "inventory-page";
    private static final Duration COOLDOWN = Duration.ofSeconds(2);
    private static final int PETS_ON_A_PAGE = 20;

    private final VaultDesk desk;

    HoldingsCommands(VaultDesk desk) {
        this.desk = desk;
    }

    Command inventory() {
        return Command.of("inventory", TEXTS.phrase("inventory.description"))
                .cooldown(COOLDOWN)
                .answers(call -> verified(call, (link, holdings) -> inventory(call, link, holdings)));
    }

    Command inventoryPage() {
        return Command.of(INVENTORY_PAGE, TEXTS.phrase("inventory.description"))
                .argument(WithdrawCommand.PAGE)
                .control()
                .inPlace()
                .answers(call -> verified(call, (link, holdings) -> inventory(call, link, holdings)));
    }

    Command balance() {
        return Command.of("balance", TEXTS.phrase("balance.description"))
                .cooldown(COOLDOWN)
                .answers(call -> verified(call, (link, holdings) -> balance(call.locale(), holdings)));
    }

    private Answer verified(Invocation call, BiFunction<Link, Holdings, Answer> answer) {
        DurableView view = desk.view();
        return Accounts.find(view, call.caller().id())
                .map(link ->
                        answer.apply(link, Vault.holdings(view, call.caller().id())))
                .orElseGet(() -> Words.notVerified(call.locale()));
    }

    private Answer inventory(Invocation call, Link link, Holdings holdings) {
        Locale locale = call.locale();
        List<Map.Entry<Item, Holding>> all = List.copyOf(holdings.items().entrySet());
        Pages pages = new Pages(
                all.size(), PETS_ON_A_PAGE, call.find(WithdrawCommand.PAGE).orElse(1L));
        List<String> lines = pages.of(all).stream()
                .map(each -> line(locale, each.getKey(), each.getValue()))
                .toList();
        Card.Builder card = Card.of(Accent.PLAIN, TEXTS.in(locale, "inventory.title"))
                .text(Words.account(link))
                .text(all.isEmpty() ? TEXTS.in(locale, "inventory.none") : String.join("\n", lines))
                .text(TEXTS.in(
                        locale,
                        "inventory.total",
                        "pets",
                        Words.number(locale, holdings.pieces()),
                        "gems",
                        gems(locale, holdings)));
        pages.turn(card, locale, page -> Control.of(INVENTORY_PAGE, WithdrawCommand.PAGE.name(), page));
        return Answer.of(card.text(Words.utc(desk.clock().instant())).build());
    }

    private static String line(Locale locale, Item item, Holding holding) {
        String line = "**" + Words.name(item.name()) + "** \u00D7 " + Words.number(locale, holding.owned());
        return holding.reserved() == 0
                ? line
                : line + " "
                        + TEXTS.in(locale, "inventory.reserved", "count", Words.number(locale, holding.reserved()));
    }

    private static String gems(Locale locale, Holdings holdings) {
        String gems = Words.number(locale, holdings.gems());
        return holdings.gemsReserved() == 0
                ? gems
                : gems + " "
                        + TEXTS.in(
                                locale, "inventory.reserved", "count", Words.number(locale, holdings.gemsReserved()));
    }

    private static Answer balance(Locale locale, Holdings holdings) {
        return Answer.of(Card.of(Accent.WAITING, TEXTS.in(locale, "balance.title"))
                .text("**" + Words.gems(locale, holdings.gems()) + "**")
                .text(
                        holdings.gemsReserved() == 0
                                ? ""
                                : TEXTS.in(
                                        locale,
                                        "balance.reserved",
                                        "count",
                                        Words.number(locale, holdings.gemsReserved())))
                .build());
    }
}
