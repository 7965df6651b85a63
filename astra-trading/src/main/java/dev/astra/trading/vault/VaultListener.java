package dev.astra.trading.vault;

import dev.astra.core.store.Tx;
import dev.astra.trading.vault.trade.Trade;

/** Hears of every change of a trade's state. */
@FunctionalInterface
public interface VaultListener {
    /**
     * A trade is in another state than before, or in another meeting, or new.
     *
     * @param tx the transaction that changes it: what is decided here happens with it or not at all
     * @param trade as it is now
     */
    void heard(Tx tx, Trade trade);
}
