package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.store.View;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A trade as it is stored.
 *
 * @param trade the trade
 * @param hold of the gems that are reserved for it, if any are
 */
record Booking(Trade trade, Optional<HoldId> hold) {
    TradeId id() {
        return trade.id();
    }

    Booking with(Trade changed) {
        return new Booking(changed, hold);
    }

    @Nullable UserId openUser() {
        return trade.isOpen() ? trade.user() : null;
    }

    @Nullable UserId reservedUser() {
        return trade.state() == Trade.State.RESERVED ? trade.user() : null;
    }

    @Nullable Instant openSince() {
        return trade.isOpen() ? trade.since() : null;
    }

    @Nullable Instant end() {
        return trade.ended().orElse(null);
    }

    /** While a bot hands goods out, nobody but the bot can say how that ends. */
    @Nullable Instant due() {
        boolean waits = trade.state() == Trade.State.OPEN
                || (trade.state() == Trade.State.RESERVED && trade.meeting().isEmpty());
        return waits ? trade.until().orElse(null) : null;
    }

    boolean isDue(Instant now) {
        Instant due = due();
        return due != null && !now.isBefore(due);
    }

    static Optional<Booking> reserved(View view, UserId user) {
        return view.index(Stored.RESERVED_OF).first(user);
    }

    static Stream<Booking> open(View view, UserId user) {
        return view.index(Stored.OPEN_OF).all(user);
    }
}
