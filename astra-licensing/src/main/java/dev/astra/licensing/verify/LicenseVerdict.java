package dev.astra.licensing.verify;

import java.time.Instant;
import java.util.function.Function;

/**
 * Immutable. What a {@link LicenseCheck} comes to. Only {@link Allowed} and {@link GraceUntil} let the program run.
 */
public sealed interface LicenseVerdict {
    /**
     * Calls the function of the case.
     *
     * @param allowed the list says yes
     * @param grace the list cannot be read; it said yes not long ago
     * @param denied the list says no
     * @param unknown it could not be found out, and there is no grace
     */
    <T> T fold(
            Function<Allowed, T> allowed,
            Function<GraceUntil, T> grace,
            Function<DeniedBecause, T> denied,
            Function<UnknownBecause, T> unknown);

    /** The list says yes. */
    record Allowed() implements LicenseVerdict {
        @Override
        public <T> T fold(
                Function<Allowed, T> allowed,
                Function<GraceUntil, T> grace,
                Function<DeniedBecause, T> denied,
                Function<UnknownBecause, T> unknown) {
            return allowed.apply(this);
        }
    }

    /**
     * The list cannot be read; it said yes not long ago.
     *
     * @param until when the program must stop, unless a check says yes before
     * @param reason why the list cannot be read
     */
    record GraceUntil(Instant until, String reason) implements LicenseVerdict {
        @Override
        public <T> T fold(
                Function<Allowed, T> allowed,
                Function<GraceUntil, T> grace,
                Function<DeniedBecause, T> denied,
                Function<UnknownBecause, T> unknown) {
            return grace.apply(this);
        }
    }

    /**
     * The list was read and says no. There is no grace, and none later either.
     *
     * @param reason for the customer: what is not there, what to do
     */
    record DeniedBecause(String reason) implements LicenseVerdict {
        @Override
        public <T> T fold(
                Function<Allowed, T> allowed,
                Function<GraceUntil, T> grace,
                Function<DeniedBecause, T> denied,
                Function<UnknownBecause, T> unknown) {
            return denied.apply(this);
        }
    }

    /**
     * It could not be found out, and there is no grace.
     *
     * @param reason for the customer: what was expected, what was found, why there is no grace
     */
    record UnknownBecause(String reason) implements LicenseVerdict {
        @Override
        public <T> T fold(
                Function<Allowed, T> allowed,
                Function<GraceUntil, T> grace,
                Function<DeniedBecause, T> denied,
                Function<UnknownBecause, T> unknown) {
            return unknown.apply(this);
        }
    }
}
