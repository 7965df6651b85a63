package dev.astra.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A request to hold an amount for a payment that is decided later. Until then the payer cannot spend it, and the
 * payee keeps room for it, so that posting it never fails.
 *
 * @param id the caller's name for this request
 * @param leg who pays whom, and how much at most
 * @param expiresAt when it ends by itself, by the store's clock
 * @param lifetime how long it lasts from when it is made, where no moment is given; neither means until it is decided
 * @param metadata a few words; the transfer that posts it has them too
 */
public record HoldRequest(
        RequestId id, Leg leg, Optional<Instant> expiresAt, Optional<Duration> lifetime, Metadata metadata) {
    /** The longest lifetime. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** Refuses two ends, and a lifetime below zero or beyond {@link #LONGEST}. */
    public HoldRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(metadata, "metadata");
        if (expiresAt.isPresent() && lifetime.isPresent()) {
            throw new IllegalArgumentException("expected a moment or a lifetime, got both");
        }
        lifetime.ifPresent(time -> {
            if (time.isNegative() || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "lifetime must be from 0 to " + LONGEST.toDays() + " days, got " + time);
            }
        });
    }

    /** Without an end. */
    public static HoldRequest of(RequestId id, AccountName from, AccountName to, Amount amount) {
        return new HoldRequest(id, new Leg(from, to, amount), Optional.empty(), Optional.empty(), Metadata.NONE);
    }

    /** The same, ending at a moment. A repetition must name the same one. */
    public HoldRequest until(Instant moment) {
        return new HoldRequest(id, leg, Optional.of(moment), Optional.empty(), metadata);
    }

    /** The same, ending after a while. */
    public HoldRequest lasting(Duration time) {
        return new HoldRequest(id, leg, Optional.empty(), Optional.of(time), metadata);
    }

    /** When it ends if it is made now. */
    Optional<Instant> end(Instant now) {
        return expiresAt.or(() -> lifetime.map(now::plus));
    }

    /** The same with these words. */
    public HoldRequest with(Metadata words) {
        return new HoldRequest(id, leg, expiresAt, lifetime, words);
    }
}
