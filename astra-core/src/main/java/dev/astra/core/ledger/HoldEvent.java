package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. A step in the life of a hold.
 *
 * @param kind what happened
 * @param hold the hold
 * @param payer whose money is held
 * @param payee for whom
 * @param amount how much was held, posted or freed by this step
 * @param left how much is held after it
 */
public record HoldEvent(Kind kind, HoldId hold, AccountName payer, AccountName payee, Amount amount, Amount left) {
    /** What can happen to a hold. */
    public enum Kind {
        /** It was made. */
        HELD,
        /** Some of it was paid. */
        POSTED,
        /** What was not posted is free, as the post asked for. */
        RELEASED,
        /** It was given up. */
        VOIDED,
        /** It ended by itself. */
        EXPIRED
    }

    /** Refuses missing parts. */
    public HoldEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(left, "left");
    }

    static HoldEvent of(Kind kind, Hold hold, long minor, long left) {
        Leg leg = hold.leg();
        Asset asset = leg.amount().asset();
        return new HoldEvent(kind, hold.id(), leg.from(), leg.to(), new Amount(minor, asset), new Amount(left, asset));
    }
}
