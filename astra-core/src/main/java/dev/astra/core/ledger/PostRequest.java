package dev.astra.core.ledger;

import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A request to pay what is held.
 *
 * @param id the caller's name for this request
 * @param hold the hold
 * @param amount how much; empty for all that is still held
 * @param rest what becomes of the rest
 */
public record PostRequest(RequestId id, HoldId hold, Optional<Amount> amount, Rest rest) {
    /** What becomes of what is held and not posted. */
    public enum Rest {
        /** It is free again, and the hold is finished. */
        RELEASE,
        /** It stays held, to be posted or voided later. */
        KEEP
    }

    /** Refuses an amount of nothing. */
    public PostRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(rest, "rest");
        amount.ifPresent(some -> {
            if (some.minor() <= 0) {
                throw new IllegalArgumentException("expected an amount above 0, got " + some);
            }
        });
    }

    /** All that is still held. */
    public static PostRequest all(RequestId id, HoldId hold) {
        return new PostRequest(id, hold, Optional.empty(), Rest.RELEASE);
    }

    /** A part; the rest is free again. */
    public static PostRequest part(RequestId id, HoldId hold, Amount amount) {
        return new PostRequest(id, hold, Optional.of(amount), Rest.RELEASE);
    }

    /** The same, but what is not posted stays held. */
    public PostRequest keepingRest() {
        return new PostRequest(id, hold, amount, Rest.KEEP);
    }
}
