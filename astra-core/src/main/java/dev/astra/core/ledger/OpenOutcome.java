package dev.astra.core.ledger;

import java.util.function.Function;

/** Immutable. What came of opening an account. */
public sealed interface OpenOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param opened for {@link Opened}
     * @param there for {@link ThereAlready}
     * @param different for {@link Different}
     */
    default <R> R fold(Function<Opened, R> opened, Function<ThereAlready, R> there, Function<Different, R> different) {
        if (this instanceof Opened it) {
            return opened.apply(it);
        }
        return this instanceof ThereAlready it ? there.apply(it) : different.apply((Different) this);
    }

    /**
     * It is new.
     *
     * @param account the account
     */
    record Opened(Account account) implements OpenOutcome {}

    /**
     * It was opened before, of the same asset and with the same limits; nothing changed.
     *
     * @param account the account
     */
    record ThereAlready(Account account) implements OpenOutcome {}

    /**
     * There is one of this name with another asset or other limits, or it is closed; nothing changed.
     *
     * @param account the account that is there
     */
    record Different(Account account) implements OpenOutcome {}
}
