package dev.astra.discord.direct;

import java.util.function.Function;

/** Immutable. What came of a direct message. */
public sealed interface DirectOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param delivered for {@link Delivered}
     * @param closed for {@link Closed}
     */
    default <R> R fold(Function<Delivered, R> delivered, Function<Closed, R> closed) {
        return this instanceof Delivered it ? delivered.apply(it) : closed.apply((Closed) this);
    }

    /** It is there. */
    record Delivered() implements DirectOutcome {}

    /** The person takes no direct messages of the bot. */
    record Closed() implements DirectOutcome {}
}
