package dev.astra.http.client.discord;

import java.util.function.Function;

/** Immutable. What came of a message. */
public sealed interface SendOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param sent for {@link Sent}
     * @param refused for {@link Refused}
     * @param dead for {@link Dead}
     */
    default <R> R fold(Function<Sent, R> sent, Function<Refused, R> refused, Function<Dead, R> dead) {
        if (this instanceof Sent it) {
            return sent.apply(it);
        }
        return this instanceof Refused it ? refused.apply(it) : dead.apply((Dead) this);
    }

    /** It stands in the channel. */
    record Sent() implements SendOutcome {}

    /**
     * Discord does not take this message; others may go through.
     *
     * @param reason for people
     */
    record Refused(String reason) implements SendOutcome {}

    /**
     * The webhook does not exist any more. Nothing is sent to it again.
     *
     * @param reason for people
     */
    record Dead(String reason) implements SendOutcome {}
}
