package dev.astra.core.security;

import java.time.Duration;
import java.util.function.Function;

/** Immutable. What came of checking a signature. Only {@link Valid} lets a request in. */
public sealed interface SignatureOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param valid for {@link Valid}
     * @param missing for {@link Missing}
     * @param malformed for {@link Malformed}
     * @param wrong for {@link Wrong}
     * @param tooOld for {@link TooOld}
     * @param tooNew for {@link TooNew}
     */
    default <R> R fold(
            Function<Valid, R> valid,
            Function<Missing, R> missing,
            Function<Malformed, R> malformed,
            Function<Wrong, R> wrong,
            Function<TooOld, R> tooOld,
            Function<TooNew, R> tooNew) {
        if (this instanceof Valid it) {
            return valid.apply(it);
        } else if (this instanceof Missing it) {
            return missing.apply(it);
        } else if (this instanceof Malformed it) {
            return malformed.apply(it);
        } else if (this instanceof Wrong it) {
            return wrong.apply(it);
        } else if (this instanceof TooOld it) {
            return tooOld.apply(it);
        }
        return tooNew.apply((TooNew) this);
    }

    /**
     * Signed with a key of ours, unchanged, and fresh.
     *
     * @param proof for {@link Replays}
     */
    record Valid(RequestProof proof) implements SignatureOutcome {}

    /**
     * Something is not there.
     *
     * @param what its name
     */
    record Missing(String what) implements SignatureOutcome {}

    /**
     * Something has a form that no signer makes.
     *
     * @param what its name
     */
    record Malformed(String what) implements SignatureOutcome {}

    /** Signed with another key, or changed since. It does not say which: whoever has no key learns nothing. */
    record Wrong() implements SignatureOutcome {}

    /**
     * Signed too long ago.
     *
     * @param age how long ago
     */
    record TooOld(Duration age) implements SignatureOutcome {}

    /**
     * Signed too far in the future: one of the two clocks is wrong.
     *
     * @param ahead how far
     */
    record TooNew(Duration ahead) implements SignatureOutcome {}
}
