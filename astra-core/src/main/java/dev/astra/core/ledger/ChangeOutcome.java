package dev.astra.core.ledger;

import java.util.function.Function;

/** Immutable. What came of closing an account, opening it again, or changing its limits. */
public sealed interface ChangeOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param changed for {@link Changed}
     * @param unfit for {@link Unfit}
     * @param unknown for {@link Unknown}
     */
    default <R> R fold(Function<Changed, R> changed, Function<Unfit, R> unfit, Function<Unknown, R> unknown) {
        if (this instanceof Changed it) {
            return changed.apply(it);
        }
        return this instanceof Unfit it ? unfit.apply(it) : unknown.apply((Unknown) this);
    }

    /**
     * It is so now; perhaps it was before.
     *
     * @param account the account now
     */
    record Changed(Account account) implements ChangeOutcome {}

    /**
     * Its balance or its holds do not allow it: an account is closed only when it is empty, and must keep its limits. Nothing
     * changed.
     *
     * @param account the account
     */
    record Unfit(Account account) implements ChangeOutcome {}

    /** There is no such account. */
    record Unknown() implements ChangeOutcome {}
}
