package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeId;
import dev.astra.trading.vault.value.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Thread-safe. The steps that every rule of the vault is made of: how a trade begins and how it ends, with everything that
 * belongs to that.
 */
final class Desk {
    private static final int TIDIED_AT_ONCE = 16;

    final VaultLimits limits;
    final Gems gems;
    private final Duration withdrawalLife;
    private final Duration depositLife;
    private final Duration remembered;
    private final VaultListener listener;

    Desk(VaultLimits limits, Gems gems, Lives lives, VaultListener listener) {
        this.limits = limits;
        this.gems = gems;
        this.withdrawalLife = lives.withdrawal();
        this.depositLife = lives.deposit();
        this.remembered = lives.remembered();
        this.listener = listener;
    }

    /**
     * Immutable. How long things last.
     *
     * @param withdrawal how long goods stay reserved
     * @param deposit how long a deposit counts as under way
     * @param remembered how long a trade that is over can be asked for by its key
     */
    record Lives(Duration withdrawal, Duration deposit, Duration remembered) {}

    /** A new trade, not stored yet. */
    Trade begin(Tx tx, UserId user, Trade.Kind kind, Bundle wanted) {
        boolean withdrawal = kind == Trade.Kind.WITHDRAWAL;
        Instant now = tx.now();
        return new Trade(
                new TradeId(tx.next(Stored.TRADE_NUMBERS)),
                kind,
                withdrawal ? Trade.State.RESERVED : Trade.State.OPEN,
                user,
                Owner.code(tx, user),
                wanted,
                Bundle.NOTHING,
                0,
                now,
                Optional.of(now.plus(withdrawal ? withdrawalLife : depositLife)),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    Trade store(Tx tx, Booking booking) {
        tx.put(Stored.TRADES, booking);
        listener.heard(tx, booking.trade());
        return booking.trade();
    }

    /** Ends what is reserved for somebody and over, so that nobody depends on who tidies up and when. */
    void endDue(Tx tx, UserId user) {
        Booking.reserved(tx, user)
                .filter(booking -> booking.isDue(tx.now()))
                .ifPresent(booking -> release(tx, booking, Trade.State.EXPIRED, ""));
    }

    /** Ends a withdrawal of which nothing was handed out. */
    Trade release(Tx tx, Booking booking, Trade.State state, String reason) {
        Trade trade = booking.trade();
        Stock.release(tx, Owner.of(tx, trade.user()).number(), trade.wanted());
        gems.release(tx, trade.id(), booking.hold());
        return end(tx, booking, trade.ended(state, Bundle.NOTHING, 0, tx.now(), reason));
    }

    /** Ends a withdrawal of which this was handed out; the rest is free again. */
    Trade handedOut(Tx tx, Booking booking, Bundle moved, BotId bot) {
        Trade trade = booking.trade();
        long owner = Owner.of(tx, trade.user()).number();
        Stock.release(tx, owner, trade.wanted());
        Stock.take(tx, owner, moved);
        gems.pay(tx, trade.id(), booking.hold(), bot, moved.gems());
        return end(tx, booking, completed(tx, trade, moved));
    }

    /** Ends a withdrawal that nothing was reserved for. */
    Trade taken(Tx tx, Trade trade, Bundle moved, BotId bot) {
        long owner = Owner.of(tx, trade.user()).number();
        Stock.take(tx, owner, moved);
        gems.take(tx, trade.id(), owner, bot, moved.gems());
        return end(tx, new Booking(trade, Optional.empty()), completed(tx, trade, moved));
    }

    /** Ends a deposit of this. */
    Trade takenIn(Tx tx, Trade trade, Bundle moved, BotId bot) {
        long owner = Owner.of(tx, trade.user()).number();
        Stock.add(tx, owner, moved);
        gems.deposit(tx, trade.id(), owner, bot, moved.gems());
        return end(tx, new Booking(trade, Optional.empty()), completed(tx, trade, moved));
    }

    private static Trade completed(Tx tx, Trade trade, Bundle moved) {
        return trade.ended(Trade.State.COMPLETED, moved, Catalogue.worth(tx, moved), tx.now(), "");
    }

    /** Ends a deposit or an unreserved withdrawal that breaks a rule. */
    Trade failed(Tx tx, Trade trade, Bundle told, Fault fault) {
        String why = fault.message();
        String reason = why.length() > Trade.LONGEST_REASON ? why.substring(0, Trade.LONGEST_REASON) : why;
        return end(
                tx, new Booking(trade, Optional.empty()), trade.ended(Trade.State.FAILED, told, 0, tx.now(), reason));
    }

    /** Ends a trade that nothing came of; such a deposit leaves no line in the history. */
    Trade end(Tx tx, Booking booking, Trade ended) {
        if (ended.kind() == Trade.Kind.WITHDRAWAL
                || ended.state() == Trade.State.COMPLETED
                || ended.state() == Trade.State.FAILED) {
            tx.append(Stored.PAST, Owner.of(tx, ended.user()).number(), past(ended, tx.now()));
        }
        if (ended.state() == Trade.State.COMPLETED) {
            Owner.endCode(tx, ended.user());
        }
        return store(tx, booking.with(ended));
    }

    private static PastTrade past(Trade trade, Instant now) {
        PastTrade.Kind kind = trade.kind() == Trade.Kind.DEPOSIT ? PastTrade.Kind.DEPOSIT : PastTrade.Kind.WITHDRAWAL;
        return new PastTrade(
                trade.id(),
                kind,
                trade.state(),
                trade.goods(),
                trade.value(),
                trade.since(),
                trade.ended().orElse(now),
                trade.meeting(),
                trade.reason());
    }

    /** Ends what is due, at most so many. */
    int expire(Tx tx, int most) {
        List<Booking> due = tx.index(Stored.BY_DUE)
                .range(Instant.MIN, tx.now().plusNanos(1))
                .limit(most)
                .toList();
        for (Booking booking : due) {
            if (booking.trade().kind() == Trade.Kind.WITHDRAWAL) {
                release(tx, booking, Trade.State.EXPIRED, "");
            } else {
                end(tx, booking, booking.trade().ended(Trade.State.EXPIRED, Bundle.NOTHING, 0, tx.now(), ""));
            }
        }
        return due.size();
    }

    /** Forgets some of the trades that have been over for long: more than are added. Their history stays. */
    void tidy(Tx tx) {
        List<Booking> old = tx.index(Stored.BY_END)
                .range(Instant.MIN, tx.now().minus(remembered))
                .limit(TIDIED_AT_ONCE)
                .toList();
        old.forEach(booking -> forget(tx, booking));
        List<Closed> closed = tx.index(Stored.CLOSED_BY_TIME)
                .range(Instant.MIN, tx.now().minus(remembered))
                .limit(TIDIED_AT_ONCE)
                .toList();
        closed.forEach(each -> tx.remove(Stored.CLOSED, each.key()));
    }

    /** Takes a trade and its meetings away. */
    static void forget(Tx tx, Booking booking) {
        List<Told> meetings = tx.index(Stored.MEETINGS_OF).all(booking.id()).toList();
        meetings.forEach(told -> tx.remove(Stored.MEETINGS, told.key()));
        tx.remove(Stored.TRADES, booking.id());
    }
}
