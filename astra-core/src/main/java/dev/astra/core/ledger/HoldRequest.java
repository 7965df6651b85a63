package dev.astra.core.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A request to hold an amount for a payment that is decided later. Until then the payer cannot spend it, and the
 * payee keeps room for it, so that posting it never fails.
 *
 * @param id the caller's name for this request
 * @param leg who pays whom, and how much at most
 * @param expiresAt when it ends by itself, by the store's clock; empty for never
 * @param metadata a few words; the transfer that posts it has them too
 */
public record HoldRequest(RequestId id, Leg leg, Optional<Instant> expiresAt, Metadata metadata) {
    /** Refuses missing parts. */
    public HoldRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(metadata, "metadata");
    }

    /** Without an end. */
    public static HoldRequest of(RequestId id, AccountName from, AccountName to, Amount amount) {
        return new HoldRequest(id, new Leg(from, to, amount), Optional.empty(), Metadata.NONE);
    }

    /** The same, ending by itself. */
    public HoldRequest until(Instant moment) {
        return new HoldRequest(id, leg, Optional.of(moment), metadata);
    }

    /** The same with these words. */
    public HoldRequest with(Metadata words) {
        return new HoldRequest(id, leg, expiresAt, words);
    }
}
