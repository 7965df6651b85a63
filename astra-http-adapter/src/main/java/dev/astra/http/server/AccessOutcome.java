package dev.astra.http.server;

import java.util.function.Function;

/** Immutable. Whether a call is let in. */
public sealed interface AccessOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param admitted for {@link Admitted}
     * @param denied for {@link Denied}
     */
    default <R> R fold(Function<Admitted, R> admitted, Function<Denied, R> denied) {
        return this instanceof Admitted it ? admitted.apply(it) : denied.apply((Denied) this);
    }

    /**
     * It may go on.
     *
     * @param caller who it is from
     */
    record Admitted(Caller caller) implements AccessOutcome {}

    /**
     * It may not.
     *
     * @param fault what it is told
     */
    record Denied(Fault fault) implements AccessOutcome {}
}
