package dev.astra.trading.vault.session;

import java.util.function.Function;

/** Immutable. How a trade ended in the game, as the game itself says. */
public sealed interface GameEnding {
    /**
     * Calls the function of the case at hand.
     *
     * @param completed for {@link Completed}
     * @param declined for {@link Declined}
     */
    default <R> R fold(Function<Completed, R> completed, Function<Declined, R> declined) {
        return this instanceof Completed it ? completed.apply(it) : declined.apply((Declined) this);
    }

    /**
     * Goods changed hands.
     *
     * @param partner what the player gave
     * @param own what the bot gave
     */
    record Completed(Side partner, Side own) implements GameEnding {}

    /** Nothing changed hands, and nothing will. */
    record Declined() implements GameEnding {}
}
