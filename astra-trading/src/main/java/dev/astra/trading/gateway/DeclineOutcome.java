package dev.astra.trading.gateway;

import java.util.function.Function;

/** Immutable. What came of declining a trade. */
public sealed interface DeclineOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param declined for {@link Declined}
     * @param notOpen for {@link NotOpen}
     * @param gone for {@link Gone}
     * @param refused for {@link Refused}
     * @param stopped for {@link Stopped}
     */
    default <R> R fold(
            Function<Declined, R> declined,
            Function<NotOpen, R> notOpen,
            Function<Gone, R> gone,
            Function<Refused, R> refused,
            Function<Stopped, R> stopped) {
        if (this instanceof Declined it) {
            return declined.apply(it);
        } else if (this instanceof NotOpen it) {
            return notOpen.apply(it);
        } else if (this instanceof Gone it) {
            return gone.apply(it);
        } else if (this instanceof Refused it) {
            return refused.apply(it);
        }
        return stopped.apply((Stopped) this);
    }

    /** The site says that it is declined. */
    record Declined() implements DeclineOutcome {}

    /** It was over before. */
    record NotOpen() implements DeclineOutcome {}

    /** The site knows no such trade of this account. */
    record Gone() implements DeclineOutcome {}

    /**
     * The site does not let this account decline it.
     *
     * @param reason what the site said, for people
     */
    record Refused(String reason) implements DeclineOutcome {}

    /**
     * A person must act first.
     *
     * @param stop why
     */
    record Stopped(SessionStop stop) implements DeclineOutcome {}
}
