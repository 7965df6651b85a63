package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Thread-safe. How what was owned elsewhere comes in. */
final class Adopting {
    private final Desk desk;

    Adopting(Desk desk) {
        this.desk = desk;
    }

    void adopt(Tx tx, UserId user, Bundle goods, List<FormerTrade> former) {
        if (Owner.find(tx, user).isPresent()) {
            throw new IllegalStateException("expected a user who is new to the vault, got one who is known");
        }
        long owner = Owner.of(tx, user).number();
        for (FormerTrade trade : former) {
            PastTrade.Kind kind = trade.kind() == Trade.Kind.DEPOSIT
                    ? PastTrade.Kind.FORMER_DEPOSIT
                    : PastTrade.Kind.FORMER_WITHDRAWAL;
            note(tx, owner, kind, trade.state(), trade.goods(), trade.value(), trade.at(), trade.remark());
        }
        if (!goods.isEmpty()) {
            TradeId id =
                    note(tx, owner, PastTrade.Kind.OPENING, Trade.State.COMPLETED, goods, 0, tx.now(), "brought in");
            Stock.add(tx, owner, goods);
            desk.gems.bringIn(tx, id, owner, goods.gems());
        }
    }

    private static TradeId note(
            Tx tx,
            long owner,
            PastTrade.Kind kind,
            Trade.State state,
            Bundle goods,
            long value,
            Instant since,
            String remark) {
        TradeId id = new TradeId(tx.next(Stored.TRADE_NUMBERS));
        tx.append(
                Stored.PAST,
                owner,
                new PastTrade(id, kind, state, goods, value, since, since, Optional.empty(), remark));
        return id;
    }
}
