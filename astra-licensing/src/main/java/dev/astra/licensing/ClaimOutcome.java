package dev.astra.licensing;

import java.util.function.Function;

/** Immutable. What came of a claim. Only {@link Claimed} changed anything. */
public sealed interface ClaimOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param claimed for {@link Claimed}
     * @param already for {@link AlreadyYours}
     * @param taken for {@link TakenByAnother}
     * @param unknown for {@link UnknownOrder}
     * @param notAnId for {@link NotAnOrderId}
     * @param notAMember for {@link NotAMember}
     * @param revoked for {@link Revoked}
     */
    default <R> R fold(
            Function<Claimed, R> claimed,
            Function<AlreadyYours, R> already,
            Function<TakenByAnother, R> taken,
            Function<UnknownOrder, R> unknown,
            Function<NotAnOrderId, R> notAnId,
            Function<NotAMember, R> notAMember,
            Function<Revoked, R> revoked) {
        if (this instanceof Claimed it) {
            return claimed.apply(it);
        } else if (this instanceof AlreadyYours it) {
            return already.apply(it);
        } else if (this instanceof TakenByAnother it) {
            return taken.apply(it);
        } else if (this instanceof UnknownOrder it) {
            return unknown.apply(it);
        } else if (this instanceof NotAnOrderId it) {
            return notAnId.apply(it);
        } else if (this instanceof NotAMember it) {
            return notAMember.apply(it);
        }
        return revoked.apply((Revoked) this);
    }

    /**
     * It is theirs now.
     *
     * @param id the buyer id to tell them
     * @param key the license's key, new
     */
    record Claimed(BuyerId id, LicenseKey key) implements ClaimOutcome {}

    /**
     * It was theirs before.
     *
     * @param id the buyer id to tell them again
     */
    record AlreadyYours(BuyerId id) implements ClaimOutcome {}

    /** Somebody else claimed it first. */
    record TakenByAnother() implements ClaimOutcome {}

    /** No paid order has this id, or it is not known yet. */
    record UnknownOrder() implements ClaimOutcome {}

    /** What they typed cannot be an order id. */
    record NotAnOrderId() implements ClaimOutcome {}

    /** They must join the community first. */
    record NotAMember() implements ClaimOutcome {}

    /**
     * The license was taken away, or the order's money went back before anybody claimed it.
     *
     * @param reason why
     */
    record Revoked(Revocation.Reason reason) implements ClaimOutcome {}
}
