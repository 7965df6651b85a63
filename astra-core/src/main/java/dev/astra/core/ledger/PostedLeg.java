package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. A leg as it was posted: two entries, of which one takes what the other adds.
 *
 * @param payer the payer's entry
 * @param payee the payee's entry, whose number is the next
 */
public record PostedLeg(Entry payer, Entry payee) {
    /** Refuses missing parts. */
    public PostedLeg {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(payee, "payee");
    }

    /** What was moved. */
    public Leg leg() {
        return new Leg(payer.account(), payee.account(), payee.amount());
    }
}
