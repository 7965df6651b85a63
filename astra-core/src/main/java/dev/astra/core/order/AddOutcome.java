package dev.astra.core.order;

import java.util.function.Function;

/** Immutable. What came of adding a shop's order. */
public sealed interface AddOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param added for {@link Added}
     * @param already for {@link AlreadyStored}
     * @param notPaid for {@link NotPaid}
     */
    <R> R fold(Function<Added, R> added, Function<AlreadyStored, R> already, Function<NotPaid, R> notPaid);

    /**
     * It is stored now, under a number of its own.
     *
     * @param order as stored; revoked if it was refunded or disputed before it came in
     */
    record Added(Order order) implements AddOutcome {
        @Override
        public <R> R fold(Function<Added, R> added, Function<AlreadyStored, R> already, Function<NotPaid, R> notPaid) {
            return added.apply(this);
        }
    }

    /**
     * It was stored before; nothing changed.
     *
     * @param order as stored
     */
    record AlreadyStored(Order order) implements AddOutcome {
        @Override
        public <R> R fold(Function<Added, R> added, Function<AlreadyStored, R> already, Function<NotPaid, R> notPaid) {
            return already.apply(this);
        }
    }

    /** It is not paid; it is remembered as such and not stored. */
    record NotPaid() implements AddOutcome {
        @Override
        public <R> R fold(Function<Added, R> added, Function<AlreadyStored, R> already, Function<NotPaid, R> notPaid) {
            return notPaid.apply(this);
        }
    }
}
