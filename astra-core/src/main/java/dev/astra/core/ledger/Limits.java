package dev.astra.core.ledger;

/**
 * Immutable. Between what an account's balance must stay, holds included: what is held counts as gone from the payer and as
 * arrived at the payee.
 *
 * @param minimum the least balance, in minor units
 * @param maximum the greatest balance, in minor units
 */
public record Limits(long minimum, long maximum) {
    /** No limits but those of 64 bits: for the outside world. */
    public static final Limits NONE = new Limits(-Long.MAX_VALUE, Long.MAX_VALUE);

    /** Never below zero: for customers. */
    public static final Limits NO_OVERDRAFT = new Limits(0, Long.MAX_VALUE);

    /** Refuses limits that zero, the balance of a new account, does not keep. */
    public Limits {
        if (minimum > 0 || maximum < 0 || minimum == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "expected -2^63 < minimum <= 0 <= maximum, since accounts begin at 0; got " + minimum + " and "
                            + maximum);
        }
    }
}
