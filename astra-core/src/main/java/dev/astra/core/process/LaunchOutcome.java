package dev.astra.core.process;

import java.util.function.Function;

/** Immutable. What came of a launch. */
public sealed interface LaunchOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param launched for {@link Launched}
     * @param refused for {@link Refused}
     */
    default <R> R fold(Function<Launched, R> launched, Function<Refused, R> refused) {
        return this instanceof Launched it ? launched.apply(it) : refused.apply((Refused) this);
    }

    /**
     * It runs.
     *
     * @param pid of the main process
     */
    record Launched(long pid) implements LaunchOutcome {}

    /**
     * It never began; the listener hears nothing of this instance.
     *
     * @param cause why
     */
    record Refused(Cause cause) implements LaunchOutcome {}
}
