package dev.astra.trading.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. What came of proving that an account is one's own. */
public sealed interface ConfirmOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param linked for {@link Linked}
     * @param none for {@link NoPending}
     * @param expired for {@link Expired}
     * @param codeNotFound for {@link CodeNotFound}
     * @param tryLater for {@link TryLater}
     * @param taken for {@link TakenByAnother}
     * @param tooMany for {@link TooMany}
     */
    default <R> R fold(
            Function<Linked, R> linked,
            Function<NoPending, R> none,
            Function<Expired, R> expired,
            Function<CodeNotFound, R> codeNotFound,
            Function<TryLater, R> tryLater,
            Function<TakenByAnother, R> taken,
            Function<TooMany, R> tooMany) {
        if (this instanceof Linked it) {
            return linked.apply(it);
        } else if (this instanceof NoPending it) {
            return none.apply(it);
        } else if (this instanceof Expired it) {
            return expired.apply(it);
        } else if (this instanceof CodeNotFound it) {
            return codeNotFound.apply(it);
        } else if (this instanceof TryLater it) {
            return tryLater.apply(it);
        }
        return this instanceof TakenByAnother it ? taken.apply(it) : tooMany.apply((TooMany) this);
    }

    /**
     * It is theirs now.
     *
     * @param link as stored
     */
    record Linked(Link link) implements ConfirmOutcome {}

    /** This user has no code, or has another one than the one that was looked for. */
    record NoPending() implements ConfirmOutcome {}

    /** The code was older than 10 minutes; it is gone. */
    record Expired() implements ConfirmOutcome {}

    /** The site showed the profile, and the code is not in it, or the profile is gone. The code still holds. */
    record CodeNotFound() implements ConfirmOutcome {}

    /**
     * The profile could not be read. The code still holds.
     *
     * @param retryAfter how long to wait, if the site said so
     */
    record TryLater(Optional<Duration> retryAfter) implements ConfirmOutcome {}

    /** Another user proved it first; the code is gone. */
    record TakenByAnother() implements ConfirmOutcome {}

    /**
     * The profile was looked at too often, and was not looked at this time. The code still holds.
     *
     * @param left how long to wait
     */
    record TooMany(Duration left) implements ConfirmOutcome {}
}
