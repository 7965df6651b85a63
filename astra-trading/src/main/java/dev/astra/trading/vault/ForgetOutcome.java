package dev.astra.trading.vault;

import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What came of forgetting a user. */
public sealed interface ForgetOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param forgotten for {@link Forgotten}
     * @param unknown for {@link Unknown}
     * @param stillOwns for {@link StillOwns}
     * @param tradeOpen for {@link TradeOpen}
     */
    default <R> R fold(
            Function<Forgotten, R> forgotten,
            Function<Unknown, R> unknown,
            Function<StillOwns, R> stillOwns,
            Function<TradeOpen, R> tradeOpen) {
        if (this instanceof Forgotten it) {
            return forgotten.apply(it);
        } else if (this instanceof Unknown it) {
            return unknown.apply(it);
        } else if (this instanceof StillOwns it) {
            return stillOwns.apply(it);
        }
        return tradeOpen.apply((TradeOpen) this);
    }

    /** Nothing of the vault says who it was. Its histories never did. */
    record Forgotten() implements ForgetOutcome {}

    /** The vault does not know them. */
    record Unknown() implements ForgetOutcome {}

    /**
     * They own something; nothing was changed.
     *
     * @param holdings what
     */
    record StillOwns(Holdings holdings) implements ForgetOutcome {}

    /**
     * They have a trade that is not over; nothing was changed.
     *
     * @param trade as it stands
     */
    record TradeOpen(Trade trade) implements ForgetOutcome {}
}
