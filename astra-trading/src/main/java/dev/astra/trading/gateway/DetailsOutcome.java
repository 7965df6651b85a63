package dev.astra.trading.gateway;

import java.util.function.Function;

/** Immutable. What came of asking for a trade. */
public sealed interface DetailsOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param found for {@link Found}
     * @param gone for {@link Gone}
     * @param stopped for {@link Stopped}
     */
    default <R> R fold(Function<Found, R> found, Function<Gone, R> gone, Function<Stopped, R> stopped) {
        if (this instanceof Found it) {
            return found.apply(it);
        } else if (this instanceof Gone it) {
            return gone.apply(it);
        }
        return stopped.apply((Stopped) this);
    }

    /**
     * The trade, open or over.
     *
     * @param details it
     */
    record Found(TradeDetails details) implements DetailsOutcome {}

    /** The site knows no such trade of this account. */
    record Gone() implements DetailsOutcome {}

    /**
     * A person must act first.
     *
     * @param stop why
     */
    record Stopped(SessionStop stop) implements DetailsOutcome {}
}
