package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.discord.card.Action;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Control;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Immutable. A list in pages, one of which is shown.
 *
 * @param size of the list
 * @param each how many there are on a page
 * @param wanted the page, from 1 on; the last one if there are not so many
 */
record Pages(int size, int each, long wanted) {
    int count() {
        return Math.max(1, (size + each - 1) / each);
    }

    int number() {
        return (int) Math.max(1, Math.min(wanted, count()));
    }

    <T> List<T> of(List<T> all) {
        return all.subList((number() - 1) * each, Math.min(number() * each, size));
    }

    /** Says which page it is, with buttons to the pages before and after it; nothing if there is one page only. */
    void turn(Card.Builder card, Locale locale, LongFunction<Control> page) {
        if (count() == 1) {
            return;
        }
        card.text(Words.footer(TEXTS.in(locale, "pages", "page", number(), "pages", count())));
        if (number() > 1) {
            card.action(Action.of("\u25C0 " + (number() - 1), Action.Style.OTHER, page.apply(number() - 1L)));
        }
        if (number() < count()) {
            card.action(Action.of("\u25B6 " + (number() + 1), Action.Style.OTHER, page.apply(number() + 1L)));
        }
    }
}
