package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.trading.vault.trade.Trade;
import java.util.List;
import java.util.Optional;

/** Thread-safe, without state of its own. How a user is forgotten: who they are, and the trades that are remembered for repetitions. */
final class Forgetting {
    private Forgetting() {}

    static ForgetOutcome forget(Tx tx, UserId user) {
        Optional<Trade> open = Booking.open(tx, user).map(Booking::trade).findFirst();
        if (open.isPresent()) {
            return new ForgetOutcome.TradeOpen(open.get());
        } else if (Owner.find(tx, user).isEmpty()) {
            return new ForgetOutcome.Unknown();
        }
        Holdings holdings = Vault.holdings(tx, user);
        if (!holdings.equals(Holdings.NOTHING)) {
            return new ForgetOutcome.StillOwns(holdings);
        }
        List<Booking> over = tx.index(Stored.BY_END)
                .ascending()
                .filter(booking -> booking.trade().user().equals(user))
                .toList();
        over.forEach(booking -> Desk.forget(tx, booking));
        tx.remove(Stored.OWNERS, user);
        return new ForgetOutcome.Forgotten();
    }
}
