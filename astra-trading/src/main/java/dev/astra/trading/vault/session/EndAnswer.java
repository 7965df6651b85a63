package dev.astra.trading.vault.session;

import java.util.function.Function;

/** Immutable. What the vault says to the end of a meeting. */
public sealed interface EndAnswer {
    /**
     * Calls the function of the case at hand.
     *
     * @param acknowledged for {@link Acknowledged}
     * @param rejected for {@link Rejected}
     * @param noAnswer for {@link NoAnswer}
     */
    default <R> R fold(
            Function<Acknowledged, R> acknowledged, Function<Rejected, R> rejected, Function<NoAnswer, R> noAnswer) {
        if (this instanceof Acknowledged it) {
            return acknowledged.apply(it);
        }
        return this instanceof Rejected it ? rejected.apply(it) : noAnswer.apply((NoAnswer) this);
    }

    /** The vault has booked it, now or before. */
    record Acknowledged() implements EndAnswer {}

    /**
     * The vault knows of it and does not take it: telling it again does not help, somebody has to look.
     *
     * @param reason for people
     */
    record Rejected(String reason) implements EndAnswer {}

    /** There is no answer, or one to come back later: it is to be told again, unchanged. */
    record NoAnswer() implements EndAnswer {}
}
