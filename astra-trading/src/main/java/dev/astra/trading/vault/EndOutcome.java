package dev.astra.trading.vault;

import dev.astra.trading.vault.trade.Meeting;
import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What came of telling that nothing changed hands. A repetition has the same outcome and does nothing. */
public sealed interface EndOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param ended for {@link Ended}
     * @param unknownTrade for {@link UnknownTrade}
     * @param conflict for {@link Conflict}
     */
    default <R> R fold(
            Function<Ended, R> ended, Function<UnknownTrade, R> unknownTrade, Function<Conflict, R> conflict) {
        if (this instanceof Ended it) {
            return ended.apply(it);
        } else if (this instanceof UnknownTrade it) {
            return unknownTrade.apply(it);
        }
        return conflict.apply((Conflict) this);
    }

    /**
     * The meeting is over.
     *
     * @param meeting as it ended
     */
    record Ended(Meeting meeting) implements EndOutcome {}

    /** There is no meeting with this key; should its beginning still be under way, it is too late now. */
    record UnknownTrade() implements EndOutcome {}

    /**
     * The meeting ended before, and otherwise than this says. Nothing was done.
     *
     * @param trade as it stands
     */
    record Conflict(Trade trade) implements EndOutcome {}
}
