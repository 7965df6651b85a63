package dev.astra.trading.vault;

import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What came of a user giving their withdrawal up. */
public sealed interface CancelOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param cancelled for {@link Cancelled}
     * @param none for {@link NoneReserved}
     * @param beingTraded for {@link BeingTraded}
     */
    default <R> R fold(
            Function<Cancelled, R> cancelled, Function<NoneReserved, R> none, Function<BeingTraded, R> beingTraded) {
        if (this instanceof Cancelled it) {
            return cancelled.apply(it);
        } else if (this instanceof NoneReserved it) {
            return none.apply(it);
        }
        return beingTraded.apply((BeingTraded) this);
    }

    /**
     * It is given up; the goods are free again.
     *
     * @param trade as it ended
     */
    record Cancelled(Trade trade) implements CancelOutcome {}

    /** There is none that waits. */
    record NoneReserved() implements CancelOutcome {}

    /**
     * A bot is handing the goods out just now; it stays until the bot says how that ended.
     *
     * @param trade as it stands
     */
    record BeingTraded(Trade trade) implements CancelOutcome {}
}
