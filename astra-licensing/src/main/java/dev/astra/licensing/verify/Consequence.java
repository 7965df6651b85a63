package dev.astra.licensing.verify;

import java.util.function.Function;

/** Immutable. What a program does after a check. */
public sealed interface Consequence {
    /**
     * Calls the function of the case at hand.
     *
     * @param run for {@link Run}
     * @param tell for {@link RunAndTell}
     * @param stop for {@link Stop}
     */
    default <R> R fold(Function<Run, R> run, Function<RunAndTell, R> tell, Function<Stop, R> stop) {
        if (this instanceof Run it) {
            return run.apply(it);
        }
        return this instanceof RunAndTell it ? tell.apply(it) : stop.apply((Stop) this);
    }

    /** Go on. */
    record Run() implements Consequence {}

    /**
     * Go on, and show this.
     *
     * @param message for the customer
     */
    record RunAndTell(String message) implements Consequence {}

    /**
     * Show this, and end.
     *
     * @param message for the customer
     */
    record Stop(String message) implements Consequence {}
}
