package dev.astra.testkit.game;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.session.DepositRule;
import dev.astra.trading.vault.session.GameEnding;
import dev.astra.trading.vault.session.Matching;
import dev.astra.trading.vault.session.Report;
import dev.astra.trading.vault.session.SessionAction;
import dev.astra.trading.vault.session.SessionEvent;
import dev.astra.trading.vault.session.SessionTiming;
import dev.astra.trading.vault.session.Side;
import dev.astra.trading.vault.session.TradeSession;
import dev.astra.trading.vault.session.VaultGateway;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread. A bot in the game: its bag, its client with a journal, and the trade that it is in. */
final class Seat {
    private static final int SLOWEST_EVENT = 700;
    private static final int SLOWEST_NET = 1500;
    private static final int LATEST_DOUBLE = 20_000;

    final BotId bot;
    Bundle bag = Bundle.NOTHING;

    @Nullable Round round;

    final List<String> alerts = new ArrayList<>();
    private final Map<ServerTradeId, GameEnding> endings = new HashMap<>();
    private final Map<TradeKey, Report> journal = new LinkedHashMap<>();
    private final SimulatedGame game;
    private final VaultGateway gateway;
    private final DepositRule rule;
    private TradeSession session;
    private int life;

    Seat(SimulatedGame game, BotId bot, VaultGateway gateway, DepositRule rule) {
        this.game = game;
        this.bot = bot;
        this.gateway = gateway;
        this.rule = rule;
        this.session = started();
    }

    private TradeSession started() {
        return new TradeSession(bot, rule, SessionTiming.STANDARD, List.copyOf(journal.values()));
    }

    boolean isQuiet() {
        return round == null && !session.isTrading() && session.waiting() == 0 && session.unsent() == 0;
    }

    void tick() {
        act(session.tick(game.now()));
    }

    /** The client dies; the game ends its trade, if it goes on. What it had on disk is there when it comes back. */
    private void crash() {
        life++;
        decline();
        session = started();
    }

    /** Tells the client something, sooner or later, now and then twice, now and then not at all. */
    void tell(SessionEvent event) {
        int of = life;
        if (!game.pipe.chance(game.trouble().lostEvents())) {
            game.pipe.send(game.now(), SLOWEST_EVENT, () -> arrive(event, of));
        }
        if (game.pipe.chance(game.trouble().doubledEvents())) {
            game.pipe.send(game.now(), LATEST_DOUBLE, () -> arrive(event, of));
        }
    }

    private void arrive(SessionEvent event, int of) {
        if (of == life) {
            act(session.on(event, game.now()));
        }
    }

    private void act(List<SessionAction> actions) {
        for (SessionAction action : actions) {
            if (game.pipe.chance(game.trouble().crashes())) {
                crash();
                return;
            }
            act(action);
        }
    }

    private void act(SessionAction action) {
        if (action instanceof SessionAction.Keep keep) {
            journal.put(keep.report().key(), keep.report());
        } else if (action instanceof SessionAction.Forget forget) {
            journal.remove(forget.key());
        } else if (action instanceof SessionAction.Ask ask) {
            ask(ask.key(), ask.player());
        } else if (action instanceof SessionAction.Send send) {
            send(send.report());
        } else if (action instanceof SessionAction.Alert alert) {
            alerts.add(alert.key() + ": " + alert.text());
        } else {
            play(action);
        }
    }

    private void play(SessionAction action) {
        Round now = round;
        if (action instanceof SessionAction.Accept accept) {
            accept(accept.player());
        } else if (action instanceof SessionAction.LookIntoBag) {
            tell(new SessionEvent.BagSeen(bag));
        } else if (action instanceof SessionAction.Decline decline) {
            if (now != null && now.id.equals(decline.trade())) {
                decline();
            }
        } else if (action instanceof SessionAction.DeclinePlayer decline) {
            if (now != null && now.player.equals(decline.player())) {
                decline();
            }
        } else if (action instanceof SessionAction.AskGame ask) {
            answer(ask.trade());
        } else if (now != null) {
            inTrade(now, action);
        }
    }

    private void inTrade(Round now, SessionAction action) {
        if (action instanceof SessionAction.Put put) {
            now.botPuts(Matching.of(put.goods(), bag).found());
        } else if (action instanceof SessionAction.Ready ready) {
            now.botIsReady = now.botIsReady || now.theirs.equals(ready.side());
        } else if (action instanceof SessionAction.Confirm confirm) {
            now.botConfirmed = now.bothReady() && now.theirs.equals(confirm.side());
            complete();
        } else if (action instanceof SessionAction.Unready) {
            now.botIsReady = false;
            now.unconfirm();
        }
    }

    private void accept(PlayerId player) {
        if (round != null || !game.waits(player)) {
            tell(new SessionEvent.RequestGone(player));
            return;
        }
        Round begun = game.begin(player);
        round = begun;
        tell(new SessionEvent.Started(player, begun.id));
    }

    private void answer(ServerTradeId trade) {
        GameEnding ending = endings.get(trade);
        Round now = round;
        if (ending != null) {
            tell(new SessionEvent.Over(trade, ending));
        } else if (now != null && now.id.equals(trade)) {
            showOffer(now);
        }
    }

    void showOffer(Round now) {
        tell(new SessionEvent.OfferSeen(now.id, now.theirs, now.theyAreReady));
    }

    /** Ends the trade without goods. */
    void decline() {
        end(new GameEnding.Declined());
    }

    private void end(GameEnding ending) {
        Round over = round;
        if (over != null) {
            round = null;
            endings.put(over.id, ending);
            game.ended(over.player, ending instanceof GameEnding.Completed);
            tell(new SessionEvent.Over(over.id, ending));
        }
    }

    /** If both have confirmed, the goods change hands. */
    void complete() {
        Round now = round;
        if (now != null && now.isDone()) {
            Bundle given = now.theirs.bundle().orElseThrow();
            bag = bag.minus(now.bots).plus(given);
            game.change(now.player, given, now.bots);
            end(new GameEnding.Completed(now.theirs, Side.of(now.bots)));
        }
    }

    private void ask(TradeKey key, PlayerId player) {
        over(() -> new SessionEvent.Answered(key, gateway.open(key, player)));
    }

    private void send(Report report) {
        Report.End end = report.end().orElseThrow();
        over(() -> new SessionEvent.Noted(
                report.key(),
                end.handover()
                        .map(goods -> gateway.complete(report.key(), goods))
                        .orElseGet(() -> gateway.cancel(report.key()))));
    }

    private interface Call {
        SessionEvent make();
    }

    /** Over the net: the request or its answer may be lost, and the request may come once more. */
    private void over(Call call) {
        int of = life;
        if (!game.pipe.chance(game.trouble().lostRequests())) {
            game.pipe.send(game.now(), SLOWEST_NET, () -> {
                SessionEvent answer = call.make();
                if (!game.pipe.chance(game.trouble().lostAnswers())) {
                    game.pipe.send(game.now(), SLOWEST_NET, () -> arrive(answer, of));
                }
            });
        }
        if (game.pipe.chance(game.trouble().doubledRequests())) {
            game.pipe.send(game.now(), LATEST_DOUBLE, call::make);
        }
    }
}
