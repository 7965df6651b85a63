package dev.astra.core.ledger;

import java.util.function.Function;

/** Immutable. What came of asking for a hold, or of voiding one. A repetition has the same outcome and does nothing. */
public sealed interface HoldOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param done for {@link Done}
     * @param refused for {@link Refused}
     * @param conflict for {@link Conflict}
     */
    default <R> R fold(Function<Done, R> done, Function<Refused, R> refused, Function<Conflict, R> conflict) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        return this instanceof Refused it ? refused.apply(it) : conflict.apply((Conflict) this);
    }

    /**
     * The amount is held, or, if it was to be voided, is free again.
     *
     * @param id the hold
     */
    record Done(HoldId id) implements HoldOutcome {}

    /**
     * Nothing was done.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements HoldOutcome {}

    /**
     * The id was used before, for something else. Nothing was done.
     *
     * @param id the id
     */
    record Conflict(RequestId id) implements HoldOutcome {}
}
