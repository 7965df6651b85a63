package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.Trade;
import java.util.Optional;

/** Thread-safe. What a user may do: ask for goods, and think better of it. */
final class Withdrawing {
    private final Desk desk;

    Withdrawing(Desk desk) {
        this.desk = desk;
    }

    WithdrawalOutcome request(Tx tx, UserId user, Bundle wish) {
        if (Accounts.find(tx, user).isEmpty()) {
            return new WithdrawalOutcome.NotLinked();
        }
        desk.tidy(tx);
        desk.endDue(tx, user);
        Optional<Booking> waiting = Booking.reserved(tx, user);
        if (waiting.isPresent()) {
            return new WithdrawalOutcome.AlreadyReserved(waiting.get().trade());
        }
        Optional<Fault> fault = desk.limits.trade(wish).or(() -> lacking(tx, user, wish));
        if (fault.isPresent()) {
            return new WithdrawalOutcome.Refused(fault.get());
        }
        long owner = Owner.of(tx, user).number();
        Trade trade = desk.begin(tx, user, Trade.Kind.WITHDRAWAL, wish);
        Stock.reserve(tx, owner, wish);
        Optional<HoldId> hold = desk.gems.reserve(tx, trade.id(), owner, wish.gems());
        return new WithdrawalOutcome.Reserved(desk.store(tx, new Booking(trade, hold)));
    }

    /** What there is not enough of. */
    static Optional<Fault> lacking(View view, UserId user, Bundle wish) {
        long owner = Owner.find(view, user).map(Owner::number).orElse(0L);
        long gems = Gems.available(view, owner);
        return Stock.lacking(view, owner, wish)
                .or(() -> wish.gems() > gems
                        ? Optional.of(Fault.of(Fault.Kind.MORE_GEMS_THAN_OWNED, gems))
                        : Optional.empty());
    }

    CancelOutcome cancel(Tx tx, UserId user) {
        desk.endDue(tx, user);
        Optional<Booking> waiting = Booking.reserved(tx, user);
        if (waiting.isEmpty()) {
            return new CancelOutcome.NoneReserved();
        }
        Booking booking = waiting.get();
        return booking.trade().meeting().isPresent()
                ? new CancelOutcome.BeingTraded(booking.trade())
                : new CancelOutcome.Cancelled(desk.release(tx, booking, Trade.State.CANCELLED, ""));
    }
}
