package dev.astra.core.ledger;

import dev.astra.core.store.Tx;

/** Hears of what a ledger does. */
@FunctionalInterface
public interface LedgerListener {
    /**
     * Called for each event, in order.
     *
     * <ol>
     *   <li>On the store's thread, within the transaction that does it: no I/O; what must happen outside is sent with {@link
     *       Tx#send}.
     *   <li>What it throws undoes the transaction.
     *   <li>It may be called again for the same event if the transaction is run again.
     *   <li>It must not ask the ledger to do anything.
     * </ol>
     */
    void heard(Tx tx, LedgerEvent event);
}
