package dev.astra.core.ledger.reconciliation;

import dev.astra.core.ledger.Amount;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One line of somebody else's statement.
 *
 * @param reference what they know it by; empty if they do not say
 * @param amount what was added to the account; below zero what was taken
 * @param at when, if they say
 */
public record OutsideLine(String reference, Amount amount, Optional<Instant> at) {
    /** Refuses missing parts. */
    public OutsideLine {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(at, "at");
    }
}
