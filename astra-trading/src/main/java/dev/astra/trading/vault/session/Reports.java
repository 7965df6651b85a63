package dev.astra.trading.vault.session;

import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread. The reports that the vault has not taken note of yet, each told again until it has. */
final class Reports {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<TradeKey, Waiting> waiting = new LinkedHashMap<>();

    /** One thread. */
    private static final class Waiting {
        private Report report;
        private Duration pause = FIRST;
        private Duration due = Duration.ZERO;

        Waiting(Report report) {
            this.report = report;
        }

        boolean isDue(Duration now) {
            return now.compareTo(due) >= 0;
        }

        void later(Duration now) {
            due = now.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    Reports(Collection<Report> kept) {
        kept.forEach(report -> waiting.put(report.key(), new Waiting(report)));
    }

    SessionAction keep(Report report) {
        waiting.computeIfAbsent(report.key(), key -> new Waiting(report)).report = report;
        return new SessionAction.Keep(report);
    }

    Optional<Report> find(TradeKey key) {
        return Optional.ofNullable(waiting.get(key)).map(entry -> entry.report);
    }

    /** The game has said how a trade ended: that is told at once, and from then on until it is noted. */
    List<SessionAction> over(ServerTradeId trade, GameEnding ending, Duration now) {
        return waiting.values().stream()
                .filter(entry -> entry.report.key().trade().equals(trade)
                        && entry.report.end().isEmpty())
                .findFirst()
                .map(entry -> end(entry, ending, now))
                .orElse(List.of());
    }

    private List<SessionAction> end(Waiting entry, GameEnding ending, Duration now) {
        List<SessionAction> actions = new ArrayList<>();
        Report.End end =
                ending.fold(completed -> moved(entry.report, completed, actions), declined -> Report.End.NOTHING);
        entry.pause = FIRST;
        entry.later(now);
        actions.add(keep(entry.report.ended(end)));
        actions.add(new SessionAction.Send(entry.report));
        return actions;
    }

    private static Report.End moved(Report report, GameEnding.Completed completed, List<SessionAction> actions) {
        boolean deposit = report.kind().filter(Trade.Kind.DEPOSIT::equals).isPresent();
        Side moved = deposit ? completed.partner() : completed.own();
        Side other = deposit ? completed.own() : completed.partner();
        if (report.kind().isEmpty() || !other.isEmpty()) {
            actions.add(new SessionAction.Alert(report.key(), "goods changed hands that nobody agreed to"));
        }
        return moved.isEmpty() ? Report.End.NOTHING : new Report.End(Optional.of(moved.handover()));
    }

    /** What is due: ends to tell again, and ends to ask the game for; not of the meeting that goes on. */
    List<SessionAction> due(Duration now, Optional<TradeKey> current) {
        List<SessionAction> actions = new ArrayList<>();
        for (Waiting entry : waiting.values()) {
            boolean goesOn = current.filter(entry.report.key()::equals).isPresent();
            if (!goesOn && entry.isDue(now)) {
                entry.later(now);
                actions.add(
                        entry.report.end().isPresent()
                                ? new SessionAction.Send(entry.report)
                                : new SessionAction.AskGame(entry.report.key().trade()));
            }
        }
        return actions;
    }

    List<SessionAction> noted(TradeKey key, EndAnswer answer) {
        Waiting entry = waiting.get(key);
        if (entry == null || entry.report.end().isEmpty() || answer instanceof EndAnswer.NoAnswer) {
            return List.of();
        }
        waiting.remove(key);
        List<SessionAction> actions = new ArrayList<>();
        if (answer instanceof EndAnswer.Rejected rejected) {
            actions.add(new SessionAction.Alert(key, "the vault does not take the report: " + rejected.reason()));
        }
        actions.add(new SessionAction.Forget(key));
        return actions;
    }

    int size() {
        return waiting.size();
    }
}
