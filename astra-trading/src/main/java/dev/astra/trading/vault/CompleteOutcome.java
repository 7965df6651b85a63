package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What came of telling what changed hands. A repetition with the same key and content has the same outcome and does nothing. */
public sealed interface CompleteOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param completed for {@link Completed}
     * @param refused for {@link Refused}
     * @param unknownTrade for {@link UnknownTrade}
     * @param unknownPlayer for {@link UnknownPlayer}
     * @param conflict for {@link Conflict}
     */
    default <R> R fold(
            Function<Completed, R> completed,
            Function<Refused, R> refused,
            Function<UnknownTrade, R> unknownTrade,
            Function<UnknownPlayer, R> unknownPlayer,
            Function<Conflict, R> conflict) {
        if (this instanceof Completed it) {
            return completed.apply(it);
        } else if (this instanceof Refused it) {
            return refused.apply(it);
        } else if (this instanceof UnknownTrade it) {
            return unknownTrade.apply(it);
        } else if (this instanceof UnknownPlayer it) {
            return unknownPlayer.apply(it);
        }
        return conflict.apply((Conflict) this);
    }

    /**
     * The goods are booked.
     *
     * @param trade as it ended; its number is the number of the transaction
     */
    record Completed(Trade trade) implements CompleteOutcome {}

    /**
     * It breaks a rule. A deposit has failed and somebody has to give the goods back; a withdrawal stands as before.
     *
     * @param trade a deposit as it failed; a withdrawal as it still stands
     * @param fault which rule it breaks
     */
    record Refused(Trade trade, Fault fault) implements CompleteOutcome {}

    /** There is no meeting with this key. */
    record UnknownTrade() implements CompleteOutcome {}

    /** Nobody has linked this account; only without a key. */
    record UnknownPlayer() implements CompleteOutcome {}

    /**
     * The meeting ended before, and otherwise than this says. Nothing was done.
     *
     * @param trade as it stands
     */
    record Conflict(Trade trade) implements CompleteOutcome {}
}
