package dev.astra.licensing;

import dev.astra.core.store.Tx;

/**
 * Hears what {@link Licensing} decided, in the transaction that decides it: the place to send outbox messages such as role
 * grants and log lines.
 *
 * <ol>
 *   <li>Every decision is heard once per run of its transaction, refusals too. It is part of the change: pure, without I/O,
 *       and it may be run again.
 *   <li>What it sends and stores becomes durable together with the decision, or not at all. So a message that cannot be
 *       delivered later never changes what the person was told.
 *   <li>What it throws undoes the decision and reaches whoever asked for it: a listener that cannot note what happened must
 *       not let it happen. A listener for which that is too strict catches its own exceptions.
 * </ol>
 */
@FunctionalInterface
public interface LicensingListener {
    /**
     * Hears one decision.
     *
     * @param tx the transaction of the decision, after its changes
     * @param event what was decided
     */
    void heard(Tx tx, LicensingEvent event);
}
