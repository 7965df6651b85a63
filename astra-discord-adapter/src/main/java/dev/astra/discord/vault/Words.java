package dev.astra.discord.vault;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Texts;
import dev.astra.discord.text.Waiting;
import dev.astra.trading.account.Link;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of the vault. */
final class Words {
    static final Texts TEXTS =
            Texts.load(file -> Words.class.getResourceAsStream(file), "texts", Locale.forLanguageTag("pt"));

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 60;

    private Words() {}

    /** A number with separators between thousands. */
    static String number(Locale locale, long number) {
        return NumberFormat.getIntegerInstance(locale.getLanguage().equals("pt") ? locale : Locale.ENGLISH)
                .format(number);
    }

    /** A name of the game as plain text. */
    static String name(String name) {
        return Markup.plain(name, LONGEST_NAME);
    }

    static String command(String name) {
        return Markup.code("/" + name, 40);
    }

    /** A small line at the end of a card. */
    static String footer(String text) {
        return "-# " + text;
    }

    static String utc(Instant now) {
        return footer(UTC.format(now));
    }

    /** An account: the name, and the number for those who search. */
    static String account(Link link) {
        return "**" + name(link.player().name()) + "** ("
                + Markup.code(link.player().id().toString(), 20) + ")";
    }

    /**
     * What is in a bundle, a line each.
     *
     * @param most how many kinds are named; the others are counted
     */
    static List<String> lines(Locale locale, Bundle bundle, int most) {
        List<String> lines = new ArrayList<>();
        bundle.items().entrySet().stream()
                .limit(most)
                .forEach(each -> lines.add(name(each.getKey().name()) + " \u00D7 " + number(locale, each.getValue())));
        int more = bundle.items().size() - most;
        if (more > 0) {
            lines.add(TEXTS.in(locale, "bundle.more", "count", number(locale, more)));
        }
        if (bundle.gems() > 0) {
            lines.add(gems(locale, bundle.gems()));
        }
        return lines;
    }

    static String gems(Locale locale, long gems) {
        return TEXTS.in(locale, "gems", "count", number(locale, gems));
    }

    /** Which rule is broken, and what to do. */
    static String fault(Locale locale, Fault fault) {
        String key = "fault." + fault.kind().name();
        String limit = number(locale, fault.limit());
        return switch (fault.kind()) {
            case NOTHING_OFFERED, GEMS_NEGATIVE -> TEXTS.in(locale, key);
            case UNREADABLE_NAME, UNSUPPORTED_PET -> TEXTS.in(locale, key, "pet", name(fault.subject()));
            case BAD_QUANTITY, MORE_THAN_OWNED, MORE_THAN_RESERVED ->
                TEXTS.in(locale, key, "pet", name(fault.subject()), "limit", limit);
            case TOO_MANY_PETS,
                    GEMS_BELOW_MINIMUM,
                    GEMS_ABOVE_MAXIMUM,
                    GEMS_NOT_IN_BLOCKS,
                    BOT_GEMS_FULL,
                    MORE_GEMS_THAN_OWNED,
                    MORE_GEMS_THAN_RESERVED -> TEXTS.in(locale, key, "limit", limit);
        };
    }

    /** An answer with a title and one section. */
    static Answer tell(Locale locale, Accent accent, String key, Object... values) {
        return Answer.of(Card.of(accent, TEXTS.in(locale, key + ".title"))
                .text(TEXTS.in(locale, key, values))
                .build());
    }

    static Answer notVerified(Locale locale) {
        return tell(locale, Accent.BAD, "notVerified", "command", command("verify"));
    }

    /** The game's site did not answer. */
    static Answer later(Locale locale, Optional<Duration> hint) {
        return tell(
                locale,
                Accent.WAITING,
                "unavailable",
                "time",
                hint.filter(wait -> !wait.isZero()).map(Waiting::text).orElse("1 min"));
    }
}
