package dev.astra.discord.vault;

import static dev.astra.discord.vault.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Past;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Control;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Markup;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Immutable. {@code /history}: deposits and withdrawals, newest first: those that are under way, then page by page. */
final class HistoryCommand {
    private static final Argument<Long> LIMIT =
            Argument.number("limit", TEXTS.phrase("history.limit"), 1, 25).optional();
    private static final Argument<Long> BEFORE = Argument.number(
                    "before", TEXTS.phrase("page"), 1, Long.MAX_VALUE - 100)
            .optional();
    private static final String PAGE = "history-page";
    private static final long USUAL = 10;
    private static final Duration COOLDOWN = Duration.ofSeconds(2);
    private static final int KINDS = 2;
    private static final int LONGEST_LINE = 145;

    private final VaultDesk desk;

    HistoryCommand(VaultDesk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("history", TEXTS.phrase("history.description"))
                .argument(LIMIT)
                .cooldown(COOLDOWN)
                .answers(this::answer);
    }

    Command page() {
        return Command.of(PAGE, TEXTS.phrase("history.description"))
                .argument(LIMIT)
                .argument(BEFORE)
                .control()
                .inPlace()
                .answers(this::answer);
    }

    private Answer answer(Invocation call) {
        DurableView view = desk.view();
        UserId user = call.caller().id();
        Locale locale = call.locale();
        if (Accounts.find(view, user).isEmpty()) {
            return Words.notVerified(locale);
        }
        int limit = Math.toIntExact(call.find(LIMIT).orElse(USUAL));
        Optional<Long> before = call.find(BEFORE);
        Past<PastTrade> past = Vault.history(view, user);
        Past.Page<PastTrade> page =
                before.map(place -> past.before(place, limit)).orElseGet(() -> past.newest(limit));
        List<String> lines = new ArrayList<>();
        if (before.isEmpty()) {
            List<Trade> open = Vault.open(view, user);
            for (int i = open.size() - 1; i >= 0; i--) {
                lines.add(line(locale, open.get(i)));
            }
        }
        page.entries().forEach(each -> lines.add(line(locale, each)));
        Card.Builder card = Card.of(Accent.PLAIN, TEXTS.in(locale, "history.title"))
                .text(lines.isEmpty() ? TEXTS.in(locale, "history.none") : String.join("\n", lines));
        before.filter(place -> place <= past.count())
                .ifPresent(place -> card.action(turn(locale, "history.newer", limit, place + limit)));
        page.next().ifPresent(place -> card.action(turn(locale, "history.older", limit, place)));
        return Answer.of(card.build());
    }

    private static Action turn(Locale locale, String label, int limit, long before) {
        return Action.of(
                TEXTS.in(locale, label),
                Action.Style.OTHER,
                new Control(PAGE, Map.of(LIMIT.name(), Integer.toString(limit), BEFORE.name(), Long.toString(before))));
    }

    private static String line(Locale locale, Trade trade) {
        return line(locale, "\u23F3", "kind." + trade.kind().name(), trade.goods(), 0, trade.since());
    }

    private static String line(Locale locale, PastTrade past) {
        String icon = switch (past.state()) {
            case COMPLETED -> "\u2705";
            case FAILED -> "\u274C";
            case CANCELLED -> "\uD83D\uDEAB";
            case EXPIRED -> "\u231B";
            case OPEN, RESERVED -> "\u23F3";
        };
        return line(locale, icon, "kind." + past.kind().name(), past.goods(), past.value(), past.ended());
    }

    /** The moment comes before the goods, so that it is there also when those are many. */
    private static String line(Locale locale, String icon, String kind, Bundle goods, long value, Instant when) {
        List<String> parts = new ArrayList<>(Words.lines(locale, goods, KINDS));
        if (parts.isEmpty()) {
            parts.add("-");
        }
        if (value > 0) {
            parts.add(TEXTS.in(locale, "history.worth", "value", Words.number(locale, value)));
        }
        return Markup.cut(
                icon + " **" + TEXTS.in(locale, kind) + "** " + Markup.time(when) + " \u00B7 "
                        + String.join(", ", parts),
                LONGEST_LINE);
    }
}
