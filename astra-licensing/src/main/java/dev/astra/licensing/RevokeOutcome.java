package dev.astra.licensing;

import java.util.OptionalLong;
import java.util.function.Function;

/** Immutable. What came of taking a license away. */
public sealed interface RevokeOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param revoked for {@link Revoked}
     * @param already for {@link AlreadyRevoked}
     * @param unknown for {@link UnknownLicense}
     */
    default <R> R fold(
            Function<Revoked, R> revoked, Function<AlreadyRevoked, R> already, Function<UnknownLicense, R> unknown) {
        if (this instanceof Revoked it) {
            return revoked.apply(it);
        }
        return this instanceof AlreadyRevoked it ? already.apply(it) : unknown.apply((UnknownLicense) this);
    }

    /**
     * It is taken away now.
     *
     * @param license as stored now
     * @param listVersion the version of the list that has it no more; empty if it was not on the list
     */
    record Revoked(License license, OptionalLong listVersion) implements RevokeOutcome {}

    /**
     * It was taken away before; nothing changed.
     *
     * @param by that revocation
     */
    record AlreadyRevoked(Revocation by) implements RevokeOutcome {}

    /** No order has this number. */
    record UnknownLicense() implements RevokeOutcome {}
}
