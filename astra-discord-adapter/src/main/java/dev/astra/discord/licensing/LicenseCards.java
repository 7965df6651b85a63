package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.core.order.Order;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Waiting;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.MachineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Immutable. A license as a card, for its owner or for staff, and several of them in pages.
 *
 * @param licensing says how long a cooldown lasts
 * @param now the present
 * @param locale of the reader
 */
record LicenseCards(Licensing licensing, Instant now, Locale locale) {
    private static final int ON_A_PAGE = 5;

    /** As its owner sees it. */
    Card own(License license) {
        return facts(license).build();
    }

    /** As staff see it. */
    Card staff(License license, Optional<Order> order) {
        Card.Builder card = facts(license)
                .field(in("license.owner"), license.owner().map(Words::who).orElse(in("log.nobody")))
                .field(
                        in("license.claimed"),
                        license.claimedAt().map(Markup::time).orElse("-"));
        order.ifPresent(known -> card.field(in("license.order"), Words.typed(known.idText()))
                .field(in("license.state"), Words.typed(known.state().name()))
                .field(in("license.paid"), Markup.time(known.paid().at())));
        return actions(card, license).build();
    }

    private Card.Builder actions(Card.Builder card, License license) {
        Map<String, String> which = Map.of("license", license.id().toString());
        card.action(
                license.revoked()
                        ? new Action(in("staff.reinstate"), Action.Style.OTHER, "reinstate", which)
                        : new Action(in("staff.revoke"), Action.Style.DANGER, "revoke", which));
        if (license.lastChange().isPresent()) {
            card.action(new Action(in("staff.reset"), Action.Style.OTHER, "resetcooldown", which));
        }
        license.owner()
                .ifPresent(owner -> card.action(new Action(
                        in("staff.resync"),
                        Action.Style.OTHER,
                        "resync",
                        Map.of("user", owner.toString(), "license", license.id().toString()))));
        return card;
    }

    private Card.Builder facts(License license) {
        Card.Builder card = Card.of(
                license.revoked() ? Accent.BAD : Accent.PLAIN,
                TEXTS.in(locale, "license.title", "license", license.id()));
        license.revocation()
                .ifPresent(
                        revocation -> card.field(in("license.revoked"), LogLines.reason(revocation.reason(), locale)));
        return card.field(
                        in("license.machine"),
                        license.machine()
                                .map(MachineId::value)
                                .map(Words::typed)
                                .orElse(license.activation().isPresent() ? "?" : in("license.none")))
                .field(in("license.change"), change(license));
    }

    private String change(License license) {
        return licensing
                .change(license, now)
                .fold(
                        allowed -> in("license.now"),
                        refused -> TEXTS.in(
                                locale,
                                "license.later",
                                "time",
                                Waiting.text(refused.remaining()),
                                "when",
                                Markup.time(refused.opensAt())));
    }

    /**
     * One page of cards, with buttons to the pages before and after it.
     *
     * @param cards all of them, at least one
     * @param wanted the page, from 1 on; the last one if there are not so many
     * @param command that shows them
     * @param arguments its arguments besides the page
     */
    Answer page(List<Card> cards, long wanted, String command, Map<String, String> arguments) {
        int pages = (cards.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        int page = (int) Math.max(1, Math.min(wanted, pages));
        List<Card> shown =
                new ArrayList<>(cards.subList((page - 1) * ON_A_PAGE, Math.min(page * ON_A_PAGE, cards.size())));
        if (pages > 1) {
            Card.Builder turn = Card.of(Accent.PLAIN, "").text(TEXTS.in(locale, "page", "page", page, "pages", pages));
            for (int other : new int[] {page - 1, page + 1}) {
                if (other >= 1 && other <= pages) {
                    Map<String, String> with = new java.util.HashMap<>(arguments);
                    with.put("page", Integer.toString(other));
                    turn.action(new Action(
                            (other < page ? "\u25C0 " : "\u25B6 ") + other, Action.Style.OTHER, command, with));
                }
            }
            shown.add(turn.build());
        }
        return Answer.of(shown.toArray(Card[]::new));
    }

    private String in(String key) {
        return TEXTS.in(locale, key);
    }
}
