package dev.astra.licensing;

import java.util.OptionalLong;
import java.util.function.Function;

/** Immutable. What came of asking for a license's key. */
public sealed interface KeyOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param issued for {@link Issued}
     * @param already for {@link AlreadyIssued}
     * @param unclaimed for {@link Unclaimed}
     * @param revoked for {@link Revoked}
     */
    default <R> R fold(
            Function<Issued, R> issued,
            Function<AlreadyIssued, R> already,
            Function<Unclaimed, R> unclaimed,
            Function<Revoked, R> revoked) {
        if (this instanceof Issued it) {
            return issued.apply(it);
        }
        if (this instanceof AlreadyIssued it) {
            return already.apply(it);
        }
        return this instanceof Unclaimed it ? unclaimed.apply(it) : revoked.apply((Revoked) this);
    }

    /**
     * It has a new key; an earlier one is worth nothing from the next list on.
     *
     * @param key its secret, for its owner alone
     * @param listVersion the version of the list from which on the key counts; empty if the license has no line in the list
     */
    record Issued(LicenseKey key, OptionalLong listVersion) implements KeyOutcome {}

    /**
     * It had one before, and keeps it.
     *
     * @param key its secret, for its owner alone
     */
    record AlreadyIssued(LicenseKey key) implements KeyOutcome {}

    /** Nobody owns it; a claim gives it a key. */
    record Unclaimed() implements KeyOutcome {}

    /**
     * It was taken away.
     *
     * @param reason why
     */
    record Revoked(Revocation.Reason reason) implements KeyOutcome {}
}
