package dev.astra.trading.account;

import java.time.Duration;
import java.util.function.Function;

/** Immutable. Whether the profile of somebody who has a code may be looked at now. */
public sealed interface CheckOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param allowed for {@link Allowed}
     * @param none for {@link NoPending}
     * @param expired for {@link Expired}
     * @param tooMany for {@link TooMany}
     */
    default <R> R fold(
            Function<Allowed, R> allowed,
            Function<NoPending, R> none,
            Function<Expired, R> expired,
            Function<TooMany, R> tooMany) {
        if (this instanceof Allowed it) {
            return allowed.apply(it);
        } else if (this instanceof NoPending it) {
            return none.apply(it);
        }
        return this instanceof Expired it ? expired.apply(it) : tooMany.apply((TooMany) this);
    }

    /**
     * It may, and was counted.
     *
     * @param pending with the code to look for
     */
    record Allowed(PendingLink pending) implements CheckOutcome {}

    /** This user has no code. */
    record NoPending() implements CheckOutcome {}

    /** The code was older than 10 minutes; it is gone. */
    record Expired() implements CheckOutcome {}

    /**
     * It was looked at too often. The code still holds.
     *
     * @param left how long to wait
     */
    record TooMany(Duration left) implements CheckOutcome {}
}
