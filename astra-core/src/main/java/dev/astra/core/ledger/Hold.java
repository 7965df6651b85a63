package dev.astra.core.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What is held and neither posted nor voided.
 *
 * @param id its number
 * @param leg who pays whom; the amount is what is still held
 * @param since when it was made
 * @param expiresAt when it ends by itself; from this moment on it no longer counts
 * @param metadata a few words
 */
public record Hold(HoldId id, Leg leg, Instant since, Optional<Instant> expiresAt, Metadata metadata) {
    /** Refuses missing parts. */
    public Hold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** With less held. */
    Hold minus(long minor) {
        Amount amount = new Amount(leg.amount().minor() - minor, leg.amount().asset());
        return new Hold(id, new Leg(leg.from(), leg.to(), amount), since, expiresAt, metadata);
    }
}
