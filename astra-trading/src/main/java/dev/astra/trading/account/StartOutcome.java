package dev.astra.trading.account;

import java.util.function.Function;

/** Immutable. What came of asking for a code. */
public sealed interface StartOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param started for {@link Started}
     * @param already for {@link AlreadyLinked}
     * @param taken for {@link TakenByAnother}
     */
    default <R> R fold(
            Function<Started, R> started, Function<AlreadyLinked, R> already, Function<TakenByAnother, R> taken) {
        if (this instanceof Started it) {
            return started.apply(it);
        }
        return this instanceof AlreadyLinked it ? already.apply(it) : taken.apply((TakenByAnother) this);
    }

    /**
     * There is a code; an earlier one of the same user holds no more.
     *
     * @param pending with the code
     */
    record Started(PendingLink pending) implements StartOutcome {}

    /**
     * This user has an account.
     *
     * @param link as it is
     */
    record AlreadyLinked(Link link) implements StartOutcome {}

    /** The account belongs to another user. */
    record TakenByAnother() implements StartOutcome {}
}
