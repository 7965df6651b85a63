package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. So much from one account to another: what one loses the other gains, so nothing made of legs is unbalanced.
 *
 * @param from who pays
 * @param to who is paid
 * @param amount more than 0
 */
public record Leg(AccountName from, AccountName to, Amount amount) {
    /** Refuses a leg that moves nothing. */
    public Leg {
        Objects.requireNonNull(amount, "amount");
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("expected an amount above 0, got " + amount);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("expected two different accounts, got " + from + " twice");
        }
    }

    /** The other way, with this much. */
    Leg back(long minor) {
        return new Leg(to, from, new Amount(minor, amount.asset()));
    }
}
