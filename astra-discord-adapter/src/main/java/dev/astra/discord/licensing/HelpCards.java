package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.text.Markup;
import java.util.List;
import java.util.Locale;

/**
 * Immutable. What a buyer does, in two steps, and what is said to words that are no command.
 *
 * @param settings the settings
 */
record HelpCards(LicenseBotSettings settings) {
    List<Card> introduction(Locale locale) {
        Card.Builder second = Card.of(Accent.PLAIN, TEXTS.in(locale, "help.second"))
                .text(sample("whitelist", Words.SAMPLE_MACHINE))
                .text(TEXTS.in(locale, "help.secondHow"));
        settings.video().ifPresent(link -> second.text(TEXTS.in(locale, "help.video", "link", link)));
        return List.of(
                Card.of(Accent.PLAIN, TEXTS.in(locale, "help.first"))
                        .text(sample("buyer", Words.SAMPLE_ORDER))
                        .text(TEXTS.in(locale, "help.firstHow"))
                        .picture(Words.picture(settings, Pictures.Subject.ORDER_ID, locale))
                        .build(),
                second.picture(Words.picture(settings, Pictures.Subject.MACHINE_ID, locale))
                        .build());
    }

    Answer greeting(Locale locale) {
        return Answer.of(
                Accent.PLAIN,
                TEXTS.in(
                        locale,
                        "greeting",
                        "product",
                        Markup.plain(settings.product(), 60),
                        "command",
                        BuyerCommand.mark(settings, "help")));
    }

    private String sample(String command, String id) {
        return Words.typed(settings.prefix() + command + " " + id);
    }
}
