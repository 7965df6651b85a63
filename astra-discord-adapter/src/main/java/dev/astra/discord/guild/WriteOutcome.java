package dev.astra.discord.guild;

import java.util.function.Function;

/** Immutable. What came of writing a line. */
public sealed interface WriteOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param written for {@link Written}
     * @param hindered for {@link Hindered}
     */
    default <R> R fold(Function<Written, R> written, Function<Hindered, R> hindered) {
        return this instanceof Written it ? written.apply(it) : hindered.apply((Hindered) this);
    }

    /** It stands there. */
    record Written() implements WriteOutcome {}

    /**
     * Staff must put something right first.
     *
     * @param by what
     */
    record Hindered(Hindrance by) implements WriteOutcome {}
}
