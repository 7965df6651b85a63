package dev.astra.licensing;

import java.time.Instant;
import java.util.function.Function;

/** Immutable. What came of ending a license's cooldown. */
public sealed interface ResetOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param reset for {@link Reset}
     * @param nothing for {@link NothingToReset}
     * @param unknown for {@link UnknownLicense}
     */
    default <R> R fold(
            Function<Reset, R> reset, Function<NothingToReset, R> nothing, Function<UnknownLicense, R> unknown) {
        if (this instanceof Reset it) {
            return reset.apply(it);
        }
        return this instanceof NothingToReset it ? nothing.apply(it) : unknown.apply((UnknownLicense) this);
    }

    /**
     * The next change of machine is free.
     *
     * @param lastChange what the cooldown counted from
     */
    record Reset(Instant lastChange) implements ResetOutcome {}

    /** The next change was free already; nothing changed. */
    record NothingToReset() implements ResetOutcome {}

    /** There is no such license. */
    record UnknownLicense() implements ResetOutcome {}
}
