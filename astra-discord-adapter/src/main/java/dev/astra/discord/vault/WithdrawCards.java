package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Blank;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Choice;
import dev.astra.discord.card.Control;
import dev.astra.discord.card.Form;
import dev.astra.discord.card.Menu;
import dev.astra.discord.text.Markup;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Immutable. The cards and forms of a withdrawal.
 *
 * @param locale of the reader
 * @param wish what there is to choose from
 */
record WithdrawCards(Locale locale, Wish wish) {
    private static final int PETS_ON_A_PAGE = Menu.MAX_CHOICES - 1;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_LINES = 4_000;
    private static final int MOST_KINDS = 20;

    /** The menu of pets and gems. */
    Answer choose(long wanted, boolean expired) {
        List<Map.Entry<Item, Long>> all = List.copyOf(wish.free().items().entrySet());
        Pages pages = new Pages(all.size(), PETS_ON_A_PAGE, wanted);
        List<Choice> choices = new ArrayList<>();
        if (wish.mostGems() > 0) {
            choices.add(new Choice(
                    Wish.GEMS,
                    in("withdraw.gems"),
                    TEXTS.in(
                            locale, "withdraw.have", "count", number(wish.free().gems()))));
        }
        pages.of(all)
                .forEach(each -> choices.add(new Choice(
                        Wish.key(each.getKey()),
                        each.getKey().name(),
                        TEXTS.in(locale, "withdraw.have", "count", number(each.getValue())))));
        Card.Builder card = Card.of(Accent.PLAIN, in("withdraw.title"));
        if (expired) {
            card.text(in("withdraw.expired"));
        }
        card.text(TEXTS.in(locale, "withdraw.how", "pets", number(wish.limits().mostPets())))
                .menu(new Menu(in("withdraw.hint"), choices, choices.size(), Control.of(WithdrawCommand.CHOOSE)));
        pages.turn(card, locale, page -> Control.of(WithdrawCommand.PAGE_COMMAND, WithdrawCommand.PAGE.name(), page));
        return Answer.of(card.build());
    }

    /** A number for each; from six on one blank with a line for each. */
    Form form(List<Item> items, boolean gems) {
        int count = items.size() + (gems ? 1 : 0);
        if (count > Form.MAX_BLANKS) {
            Blank lines = new Blank(
                    WithdrawCommand.LINES,
                    in("withdraw.lines"),
                    in("withdraw.linesHow"),
                    true,
                    wish.written(items, gems),
                    LONGEST_LINES);
            return new Form(in("withdraw.form"), List.of(lines), Control.of(WithdrawCommand.LINES));
        }
        List<Blank> blanks = new ArrayList<>();
        items.forEach(item -> blanks.add(new Blank(
                Wish.key(item),
                item.name(),
                TEXTS.in(locale, "withdraw.have", "count", number(wish.free().count(item))),
                false,
                "1",
                LONGEST_NUMBER)));
        if (gems) {
            blanks.add(new Blank(
                    Wish.GEMS, in("withdraw.gems"), gemRule(), false, number(wish.mostGems()), LONGEST_NUMBER));
        }
        return new Form(in("withdraw.form"), blanks, Control.of(WithdrawCommand.NUMBERS));
    }

    private String gemRule() {
        VaultLimits limits = wish.limits();
        return TEXTS.in(
                locale,
                "withdraw.gemRule",
                "least",
                number(limits.leastGems()),
                "most",
                number(wish.mostGems()),
                "block",
                number(limits.gemBlock()));
    }

    /** A withdrawal that waits for a bot, or that a bot is handing out. */
    static Answer waiting(Locale locale, Trade trade, String title) {
        boolean traded = trade.meeting().isPresent();
        Card.Builder card = Card.of(traded ? Accent.WAITING : Accent.GOOD, TEXTS.in(locale, title))
                .text(String.join("\n", Words.lines(locale, trade.wanted(), MOST_KINDS)))
                .text(TEXTS.in(
                        locale, "trade.code", "code", Markup.code(trade.code().text(), 60)));
        if (traded) {
            return Answer.of(card.text(TEXTS.in(locale, "withdraw.traded")).build());
        }
        trade.until().ifPresent(end -> card.text(TEXTS.in(locale, "withdraw.until", "when", Markup.time(end))));
        return Answer.of(card.text(TEXTS.in(locale, "withdraw.steps"))
                .action(Action.of(
                        TEXTS.in(locale, "withdraw.cancel"), Action.Style.DANGER, Control.of(WithdrawCommand.CANCEL)))
                .build());
    }

    static Answer cancelled(Locale locale, Trade trade) {
        return Answer.of(Card.of(Accent.PLAIN, TEXTS.in(locale, "withdraw.cancelled.title"))
                .text(String.join("\n", Words.lines(locale, trade.wanted(), MOST_KINDS)))
                .text(TEXTS.in(locale, "withdraw.cancelled"))
                .action(again(locale))
                .build());
    }

    static Answer gone(Locale locale) {
        return Answer.of(Card.of(Accent.PLAIN, TEXTS.in(locale, "withdraw.gone.title"))
                .text(TEXTS.in(locale, "withdraw.gone"))
                .action(again(locale))
                .build());
    }

    static Answer refused(Locale locale, String why) {
        return Answer.of(Card.of(Accent.BAD, TEXTS.in(locale, "withdraw.refused.title"))
                .text(why)
                .text(TEXTS.in(locale, "withdraw.refused"))
                .action(again(locale))
                .build());
    }

    static Answer unreadable(Locale locale, String line) {
        return refused(locale, TEXTS.in(locale, "withdraw.unreadable", "text", Markup.code(line, 100)));
    }

    private static Action again(Locale locale) {
        return Action.of(
                TEXTS.in(locale, "withdraw.again"), Action.Style.OTHER, Control.of(WithdrawCommand.PAGE_COMMAND));
    }

    private String number(long number) {
        return Words.number(locale, number);
    }

    private String in(String key) {
        return TEXTS.in(locale, key);
    }
}
