package dev.astra.licensing;

import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. That a license was taken away.
 *
 * @param reason why
 * @param at when
 */
public record Revocation(Reason reason, Instant at) {
    /** Refuses missing parts. */
    public Revocation {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** Why a license was taken away. */
    public enum Reason {
        /** The money for the order went back. */
        REFUNDED,
        /** The buyer disputed the payment. */
        DISPUTED,
        /** A member of staff decided so. */
        STAFF
    }
}
