package dev.astra.core.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. Something that a ledger did, told within the transaction that does it. Repetitions and refusals do nothing. */
public sealed interface LedgerEvent {
    /**
     * Calls the function of the case at hand.
     *
     * @param moved for {@link Moved}
     * @param held for {@link Held}
     * @param crossed for {@link Crossed}
     */
    default <R> R fold(Function<Moved, R> moved, Function<Held, R> held, Function<Crossed, R> crossed) {
        if (this instanceof Moved it) {
            return moved.apply(it);
        }
        return this instanceof Held it ? held.apply(it) : crossed.apply((Crossed) this);
    }

    /**
     * Amounts were moved.
     *
     * @param transfer the transfer
     * @param legs what was moved
     * @param hold the hold that was posted by it
     * @param reverses the transfer that was reversed by it
     * @param metadata a few words
     */
    record Moved(
            TransferId transfer,
            List<Leg> legs,
            Optional<HoldId> hold,
            Optional<TransferId> reverses,
            Metadata metadata)
            implements LedgerEvent {
        /** Copies the list. */
        public Moved {
            legs = List.copyOf(legs);
        }
    }

    /**
     * A step in the life of a hold.
     *
     * @param event the step
     */
    record Held(HoldEvent event) implements LedgerEvent {}

    /**
     * A balance crossed a threshold.
     *
     * @param monitor who wished to hear of it
     * @param before the balance before, in minor units
     * @param account the account after
     */
    record Crossed(Monitor monitor, long before, Account account) implements LedgerEvent {}
}
