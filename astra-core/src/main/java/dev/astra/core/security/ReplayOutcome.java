package dev.astra.core.security;

import java.util.function.Function;

/** Immutable. What came of a request that may be a second delivery. */
public sealed interface ReplayOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param first for {@link First}
     * @param repeated for {@link Repeated}
     * @param otherRequest for {@link OtherRequest}
     * @param stale for {@link Stale}
     */
    default <R> R fold(
            Function<First, R> first,
            Function<Repeated, R> repeated,
            Function<OtherRequest, R> otherRequest,
            Function<Stale, R> stale) {
        if (this instanceof First it) {
            return first.apply(it);
        } else if (this instanceof Repeated it) {
            return repeated.apply(it);
        }
        return this instanceof OtherRequest it ? otherRequest.apply(it) : stale.apply((Stale) this);
    }

    /**
     * It was done now.
     *
     * @param answer what was done
     */
    record First(Answer answer) implements ReplayOutcome {}

    /**
     * It was done before; nothing changed.
     *
     * @param answer of the first delivery
     */
    record Repeated(Answer answer) implements ReplayOutcome {}

    /** Another request had this nonce; nothing changed. */
    record OtherRequest() implements ReplayOutcome {}

    /**
     * By the store's time its signature is too old or too new; nothing changed.
     *
     * @param why {@link SignatureOutcome.TooOld} or {@link SignatureOutcome.TooNew}
     */
    record Stale(SignatureOutcome why) implements ReplayOutcome {}
}
