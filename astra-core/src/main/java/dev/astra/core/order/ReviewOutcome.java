package dev.astra.core.order;

import java.util.function.Function;

/** Immutable. What came of comparing a stored order with what the shop says now. */
public sealed interface ReviewOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param unchanged for {@link Unchanged}
     * @param revoked for {@link Revoked}
     * @param looksUnpaid for {@link LooksUnpaid}
     * @param notStored for {@link NotStored}
     */
    <R> R fold(
            Function<Unchanged, R> unchanged,
            Function<Revoked, R> revoked,
            Function<LooksUnpaid, R> looksUnpaid,
            Function<NotStored, R> notStored);

    /**
     * Nothing that matters is different.
     *
     * @param order as stored
     */
    record Unchanged(Order order) implements ReviewOutcome {
        @Override
        public <R> R fold(
                Function<Unchanged, R> unchanged,
                Function<Revoked, R> revoked,
                Function<LooksUnpaid, R> looksUnpaid,
                Function<NotStored, R> notStored) {
            return unchanged.apply(this);
        }
    }

    /**
     * The shop says refunded or disputed for the first time.
     *
     * @param order as stored now
     */
    record Revoked(Order order) implements ReviewOutcome {
        @Override
        public <R> R fold(
                Function<Unchanged, R> unchanged,
                Function<Revoked, R> revoked,
                Function<LooksUnpaid, R> looksUnpaid,
                Function<NotStored, R> notStored) {
            return revoked.apply(this);
        }
    }

    /**
     * The shop calls it unpaid. It is kept as it is; somebody should look.
     *
     * @param order as stored now
     */
    record LooksUnpaid(Order order) implements ReviewOutcome {
        @Override
        public <R> R fold(
                Function<Unchanged, R> unchanged,
                Function<Revoked, R> revoked,
                Function<LooksUnpaid, R> looksUnpaid,
                Function<NotStored, R> notStored) {
            return looksUnpaid.apply(this);
        }
    }

    /** No such order is stored. */
    record NotStored() implements ReviewOutcome {
        @Override
        public <R> R fold(
                Function<Unchanged, R> unchanged,
                Function<Revoked, R> revoked,
                Function<LooksUnpaid, R> looksUnpaid,
                Function<NotStored, R> notStored) {
            return notStored.apply(this);
        }
    }
}
