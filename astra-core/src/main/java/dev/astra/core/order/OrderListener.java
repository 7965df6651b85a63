package dev.astra.core.order;

import dev.astra.core.store.Tx;

/** Reacts to a refund or a dispute within the transaction that stores it. */
@FunctionalInterface
public interface OrderListener {
    /**
     * Called once per order, when it changes from paid to revoked. A pure part of the change: no I/O, it may be run again,
     * and what it throws undoes the whole cycle's import.
     *
     * @param tx the transaction
     * @param order as stored now
     */
    void onRevoked(Tx tx, Order order);
}
