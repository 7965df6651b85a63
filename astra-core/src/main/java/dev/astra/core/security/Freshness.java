package dev.astra.core.security;

import dev.astra.core.security.SignatureOutcome.TooNew;
import dev.astra.core.security.SignatureOutcome.TooOld;
import dev.astra.core.security.SignatureOutcome.Valid;
import java.time.Duration;
import java.time.Instant;

/** Immutable. How far the time of a signature may be from the present. */
final class Freshness {
    /** Both ways, included. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private Freshness() {}

    static SignatureOutcome check(RequestProof proof, Instant now) {
        Duration age = Duration.between(proof.signedAt(), now);
        if (age.compareTo(SKEW) > 0) {
            return new TooOld(age);
        }
        return age.negated().compareTo(SKEW) > 0 ? new TooNew(age.negated()) : new Valid(proof);
    }
}
