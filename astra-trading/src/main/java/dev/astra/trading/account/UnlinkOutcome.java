package dev.astra.trading.account;

import java.util.function.Function;

/** Immutable. What came of giving an account up. */
public sealed interface UnlinkOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param unlinked for {@link Unlinked}
     * @param notLinked for {@link NotLinked}
     * @param tradeOpen for {@link TradeOpen}
     */
    default <R> R fold(
            Function<Unlinked, R> unlinked, Function<NotLinked, R> notLinked, Function<TradeOpen, R> tradeOpen) {
        if (this instanceof Unlinked it) {
            return unlinked.apply(it);
        }
        return this instanceof NotLinked it ? notLinked.apply(it) : tradeOpen.apply((TradeOpen) this);
    }

    /**
     * It is given up; what the user owns stays theirs.
     *
     * @param link as it was
     */
    record Unlinked(Link link) implements UnlinkOutcome {}

    /** There was none. */
    record NotLinked() implements UnlinkOutcome {}

    /** A trade is under way, or a withdrawal waits to be fetched; nothing changed. */
    record TradeOpen() implements UnlinkOutcome {}
}
