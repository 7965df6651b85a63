package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.session.Encounter.Phase;
import dev.astra.trading.vault.session.SessionAction.Accept;
import dev.astra.trading.vault.session.SessionAction.Ask;
import dev.astra.trading.vault.session.SessionAction.AskGame;
import dev.astra.trading.vault.session.SessionAction.Confirm;
import dev.astra.trading.vault.session.SessionAction.Decline;
import dev.astra.trading.vault.session.SessionAction.DeclinePlayer;
import dev.astra.trading.vault.session.SessionAction.LookIntoBag;
import dev.astra.trading.vault.session.SessionAction.Put;
import dev.astra.trading.vault.session.SessionAction.Ready;
import dev.astra.trading.vault.session.SessionAction.Reject;
import dev.astra.trading.vault.session.SessionAction.Say;
import dev.astra.trading.vault.session.SessionAction.Unready;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread. What a bot in a game decides: whom it trades with, what it takes and hands out, when it is ready, and what it
 * tells the vault. It does nothing itself: it is told events and answers with actions. Its time is how long the program has
 * run, never a clock on the wall.
 *
 * <p>What it does not understand it refuses. How a trade ended is for the game to say, also after the bot has declined it;
 * what the game says is kept before it is told to the vault, and told until the vault has taken note of it.
 */
public final class TradeSession {
    private static final int MOST_QUESTIONS = 3;
    private static final int MOST_FORMER = 100;

    private final BotId bot;
    private final DepositRule rule;
    private final SessionTiming timing;
    private final RequestQueue queue = new RequestQueue();
    private final Reports reports;
    private @Nullable Encounter current;
    private final ArrayDeque<ServerTradeId> former = new ArrayDeque<>();
    private Duration idleUntil = Duration.ZERO;

    /**
     * A session.
     *
     * @param bot whose
     * @param rule what it takes
     * @param timing how long it waits
     * @param kept the reports that an earlier session of this bot has kept and not forgotten
     */
    public TradeSession(BotId bot, DepositRule rule, SessionTiming timing, Collection<Report> kept) {
        this.bot = Objects.requireNonNull(bot, "bot");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.timing = Objects.requireNonNull(timing, "timing");
        this.reports = new Reports(kept);
    }

    /** How many requests wait. */
    public int waiting() {
        return queue.size();
    }

    /** How many reports the vault has not taken note of. */
    public int unsent() {
        return reports.size();
    }

    /** Whether there is a trade. */
    public boolean isTrading() {
        return current != null;
    }

    /**
     * Time has passed. To be called at least every {@link SessionTiming#beat}.
     *
     * @param now how long the program has run
     */
    public List<SessionAction> tick(Duration now) {
        List<SessionAction> actions = new ArrayList<>();
        Encounter trade = current;
        if (trade == null) {
            next(now).ifPresent(actions::add);
        } else {
            actions.addAll(beat(trade, now));
        }
        actions.addAll(reports.due(now, Optional.ofNullable(current).map(each -> each.key)));
        return actions;
    }

    private Optional<SessionAction> next(Duration now) {
        if (now.compareTo(idleUntil) < 0) {
            return Optional.empty();
        }
        return queue.poll().map(player -> {
            current = new Encounter(player, now);
            return new Accept(player);
        });
    }

    private List<SessionAction> beat(Encounter trade, Duration now) {
        if (trade.phase == Phase.STARTING) {
            return isOver(trade.since, timing.start(), now) ? giveUp(trade, now) : List.of();
        }
        if (trade.phase != Phase.ENDING) {
            if (isOver(trade.since, timing.trade(), now)) {
                return decline(trade, "Time is over.", now);
            } else if (trade.phase == Phase.CONFIRMING && isOver(trade.readySince, timing.confirm(), now)) {
                return decline(trade, "You did not confirm in time.", now);
            }
        }
        if (!isOver(trade.lastBeat, timing.beat(), now)) {
            return List.of();
        }
        trade.lastBeat = now;
        return trade.beat();
    }

    private static boolean isOver(Duration since, Duration limit, Duration now) {
        return now.minus(since).compareTo(limit) >= 0;
    }

    /** The game never told an id: without one nothing of it could be told to the vault once. */
    private List<SessionAction> giveUp(Encounter trade, Duration now) {
        idle(now);
        return List.of(new DeclinePlayer(trade.player));
    }

    private void idle(Duration now) {
        Encounter over = current;
        if (over != null && over.key != null) {
            former.add(over.key.trade());
        }
        if (former.size() > MOST_FORMER) {
            former.remove();
        }
        current = null;
        idleUntil = now.plus(timing.beat());
    }

    /** Declines, and waits for the game to say how it ended: the player may have been faster. */
    private List<SessionAction> decline(Encounter trade, String why, Duration now) {
        trade.phase = Phase.ENDING;
        trade.lastBeat = now;
        ServerTradeId id = Objects.requireNonNull(trade.key).trade();
        return List.of(new Say(why), new Unready(), new Decline(id), new AskGame(id));
    }

    /**
     * Something happened.
     *
     * @param now how long the program has run
     */
    public List<SessionAction> on(SessionEvent event, Duration now) {
        if (event instanceof SessionEvent.Requested requested) {
            return requested(requested.player());
        } else if (event instanceof SessionEvent.RequestGone gone) {
            return gone(gone.player(), now);
        } else if (event instanceof SessionEvent.Started started) {
            return started(started, now);
        } else if (event instanceof SessionEvent.Answered answered) {
            return answered(answered, now);
        } else if (event instanceof SessionEvent.BagSeen seen) {
            return bag(seen.bag(), now);
        } else if (event instanceof SessionEvent.OfferSeen seen) {
            return offer(seen, now);
        } else if (event instanceof SessionEvent.Over over) {
            return over(over, now);
        }
        SessionEvent.Noted noted = (SessionEvent.Noted) event;
        return reports.noted(noted.key(), noted.answer());
    }

    private List<SessionAction> requested(PlayerId player) {
        Encounter trade = current;
        if (trade != null && trade.player.equals(player)) {
            return List.of();
        } else if (!queue.hasRoom(player)) {
            return List.of(new Reject(player));
        }
        queue.add(player);
        return List.of();
    }

    private List<SessionAction> gone(PlayerId player, Duration now) {
        queue.remove(player);
        Encounter trade = current;
        if (trade != null && trade.player.equals(player) && trade.phase == Phase.STARTING) {
            idle(now);
        }
        return List.of();
    }

    /** An id that was there before is not the id of this trade: the game tells it late. */
    private List<SessionAction> started(SessionEvent.Started started, Duration now) {
        Encounter trade = current;
        TradeKey key = new TradeKey(bot, started.trade());
        if (former.contains(started.trade()) || reports.find(key).isPresent()) {
            return List.of();
        } else if (trade == null || trade.phase != Phase.STARTING || !trade.player.equals(started.player())) {
            return List.of(new Decline(started.trade()));
        }
        trade.key = key;
        trade.phase = Phase.ASKING;
        trade.lastBeat = now;
        return List.of(reports.keep(Report.begun(key, trade.player)), new Ask(key, trade.player));
    }

    private List<SessionAction> answered(SessionEvent.Answered answered, Duration now) {
        Encounter trade = current;
        if (trade == null || trade.phase != Phase.ASKING || !trade.is(answered.key())) {
            return List.of();
        }
        return answered.answer()
                .fold(
                        deposit -> begin(trade, Trade.Kind.DEPOSIT, deposit.code(), Bundle.NOTHING),
                        withdraw -> begin(trade, Trade.Kind.WITHDRAWAL, withdraw.code(), withdraw.reserved()),
                        unknown -> decline(trade, "Please link your account in Discord first.", now),
                        busy -> decline(trade, "Another bot is serving you.", now),
                        other -> decline(trade, "This does not work now.", now),
                        none -> ++trade.asked < MOST_QUESTIONS
                                ? List.of()
                                : decline(trade, "The vault does not answer. Please try again later.", now));
    }

    private List<SessionAction> begin(Encounter trade, Trade.Kind kind, TradeCode code, Bundle reserved) {
        List<SessionAction> actions = new ArrayList<>();
        TradeKey key = Objects.requireNonNull(trade.key);
        trade.kind = kind;
        trade.wanted = reserved;
        reports.find(key).ifPresent(report -> actions.add(reports.keep(report.of(kind))));
        actions.add(new Say("Your code is " + code + "."));
        if (kind == Trade.Kind.DEPOSIT) {
            trade.phase = Phase.TRADING;
            actions.add(new Say("Put in what you want to deposit, then say that you are ready."));
        } else {
            trade.phase = Phase.STOCKING;
            actions.add(new LookIntoBag());
        }
        return actions;
    }

    private List<SessionAction> bag(Bundle bag, Duration now) {
        Encounter trade = current;
        if (trade == null || trade.phase != Phase.STOCKING) {
            return List.of();
        }
        Matching matching = Matching.of(trade.wanted, bag);
        if (matching.extent() == Matching.Extent.NONE) {
            return decline(trade, "I have none of it with me. Please try another bot.", now);
        }
        trade.phase = Phase.TRADING;
        String text = matching.extent() == Matching.Extent.ALL
                ? "Here is all of it. Please accept."
                : "I have only a part of it with me. Please accept; the rest stays yours.";
        return List.of(new Put(matching.found()), new Say(text));
    }

    /** Whatever differs from what the bot was ready for ends its being ready, and is looked at anew. */
    private List<SessionAction> offer(SessionEvent.OfferSeen seen, Duration now) {
        Encounter trade = current;
        if (trade == null || trade.key == null || !trade.key.trade().equals(seen.trade()) || !trade.looksAtOffers()) {
            return List.of();
        }
        List<SessionAction> actions = new ArrayList<>();
        if (trade.phase == Phase.CONFIRMING && !(seen.ready() && trade.agreed.equals(Optional.of(seen.side())))) {
            trade.phase = Phase.TRADING;
            trade.agreed = Optional.empty();
            actions.add(new Unready());
        }
        if (trade.phase == Phase.TRADING && seen.ready()) {
            Optional<String> objection = trade.objection(rule, seen.side());
            if (objection.isEmpty()) {
                trade.phase = Phase.CONFIRMING;
                trade.agreed = Optional.of(seen.side());
                trade.readySince = now;
                trade.lastBeat = now;
                actions.add(new Ready(seen.side()));
                actions.add(new Confirm(seen.side()));
            } else if (!trade.objected.equals(objection.get())) {
                trade.objected = objection.get();
                actions.add(new Say(objection.get()));
            }
        }
        return actions;
    }

    private List<SessionAction> over(SessionEvent.Over over, Duration now) {
        Encounter trade = current;
        if (trade != null && trade.key != null && trade.key.trade().equals(over.trade())) {
            idle(now);
        }
        return reports.over(over.trade(), over.ending(), now);
    }
}
