package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.value.Catalogue;
import java.util.Optional;

/**
 * Thread-safe. What older clients say, who know no ids of trades. Each call counts: whoever hands it in has seen to it that
 * a request comes once.
 */
final class Direct {
    private final Desk desk;
    private final BotId bot;

    Direct(Desk desk, BotId bot) {
        this.desk = desk;
        this.bot = bot;
    }

    private static Optional<UserId> user(View view, PlayerId player) {
        return Accounts.find(view, player).map(link -> link.user());
    }

    static Decision decide(View view, PlayerId player) {
        Optional<UserId> user = user(view, player);
        if (user.isEmpty()) {
            return new Decision.UnknownPlayer();
        }
        Optional<Trade> waiting = Booking.reserved(view, user.get())
                .filter(booking -> !booking.isDue(view.time()))
                .map(Booking::trade);
        if (waiting.isEmpty()) {
            return new Decision.Deposit(user.get());
        }
        Trade trade = waiting.get();
        return trade.meeting().isPresent() ? new Decision.Busy(trade) : new Decision.Withdraw(trade);
    }

    CheckOutcome check(View view, PlayerId player, Handover handover) {
        Optional<UserId> user = user(view, player);
        if (user.isEmpty()) {
            return new CheckOutcome.UnknownPlayer();
        }
        Checked checked = Checked.deposit(view, handover, desk.limits);
        Bundle bundle = checked.bundle();
        Optional<Fault> fault = checked.fault().or(() -> Meetings.full(view, bot, bundle.gems(), desk.limits));
        return fault.isPresent()
                ? new CheckOutcome.Invalid(fault.get())
                : new CheckOutcome.Valid(user.get(), bundle, Catalogue.worth(view, bundle));
    }

    CompleteOutcome deposit(Tx tx, PlayerId player, Handover handover) {
        Optional<UserId> user = user(tx, player);
        if (user.isEmpty()) {
            return new CompleteOutcome.UnknownPlayer();
        }
        desk.tidy(tx);
        Checked checked = Checked.deposit(tx, handover, desk.limits);
        Optional<Fault> fault =
                checked.fault().or(() -> Meetings.full(tx, bot, checked.bundle().gems(), desk.limits));
        Trade trade = desk.begin(tx, user.get(), Trade.Kind.DEPOSIT, Bundle.NOTHING);
        return fault.isPresent()
                ? new CompleteOutcome.Refused(desk.failed(tx, trade, checked.bundle(), fault.get()), fault.get())
                : new CompleteOutcome.Completed(desk.takenIn(tx, trade, checked.bundle(), bot));
    }

    CompleteOutcome withdraw(Tx tx, PlayerId player, Handover handover) {
        Optional<UserId> user = user(tx, player);
        if (user.isEmpty()) {
            return new CompleteOutcome.UnknownPlayer();
        }
        desk.tidy(tx);
        Checked checked = Checked.handout(tx, handover);
        Optional<Booking> waiting = Booking.reserved(tx, user.get())
                .filter(booking -> booking.trade().meeting().isEmpty());
        return waiting.isPresent() ? reserved(tx, waiting.get(), checked) : free(tx, user.get(), checked);
    }

    private CompleteOutcome reserved(Tx tx, Booking booking, Checked checked) {
        Trade trade = booking.trade();
        Optional<Fault> fault = checked.fault().or(() -> Meetings.beyond(trade.wanted(), checked.bundle()));
        return fault.isPresent()
                ? new CompleteOutcome.Refused(trade, fault.get())
                : new CompleteOutcome.Completed(desk.handedOut(tx, booking, checked.bundle(), bot));
    }

    /** The reservation is over, and the bot handed out all the same: what is free is taken, or nothing is. */
    private CompleteOutcome free(Tx tx, UserId user, Checked checked) {
        Optional<Fault> fault = checked.fault().or(() -> Withdrawing.lacking(tx, user, checked.bundle()));
        Trade trade = desk.begin(tx, user, Trade.Kind.WITHDRAWAL, Bundle.NOTHING);
        return fault.isPresent()
                ? new CompleteOutcome.Refused(desk.failed(tx, trade, checked.bundle(), fault.get()), fault.get())
                : new CompleteOutcome.Completed(desk.taken(tx, trade, checked.bundle(), bot));
    }
}
