package dev.astra.core.ledger.withdrawal;

import dev.astra.core.ledger.Refusal;
import dev.astra.core.ledger.RequestId;
import java.util.function.Function;

/** Immutable. What came of a step of a withdrawal. */
public sealed interface WithdrawalOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param done for {@link Done}
     * @param refused for {@link Refused}
     * @param conflict for {@link Conflict}
     * @param needsApproval for {@link NeedsApproval}
     * @param notYours for {@link NotYours}
     * @param notPending for {@link NotPending}
     */
    default <R> R fold(
            Function<Done, R> done,
            Function<Refused, R> refused,
            Function<Conflict, R> conflict,
            Function<NeedsApproval, R> needsApproval,
            Function<NotYours, R> notYours,
            Function<NotPending, R> notPending) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        if (this instanceof Refused it) {
            return refused.apply(it);
        }
        if (this instanceof Conflict it) {
            return conflict.apply(it);
        }
        if (this instanceof NeedsApproval it) {
            return needsApproval.apply(it);
        }
        return this instanceof NotYours it ? notYours.apply(it) : notPending.apply((NotPending) this);
    }

    /**
     * The step was taken.
     *
     * @param withdrawal as it was when it was pending
     */
    record Done(Withdrawal withdrawal) implements WithdrawalOutcome {}

    /**
     * The ledger refused the hold: nothing was asked for.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements WithdrawalOutcome {}

    /**
     * The request's id was used before, for something else, or for a withdrawal that has ended.
     *
     * @param id the id
     */
    record Conflict(RequestId id) implements WithdrawalOutcome {}

    /**
     * It is above the limit, and nobody else has agreed to it.
     *
     * @param withdrawal the withdrawal
     */
    record NeedsApproval(Withdrawal withdrawal) implements WithdrawalOutcome {}

    /**
     * Whoever asked for a withdrawal neither approves, completes nor rejects it, and nobody else cancels it.
     *
     * @param withdrawal the withdrawal
     */
    record NotYours(Withdrawal withdrawal) implements WithdrawalOutcome {}

    /** There is none of this number, or it has ended. */
    record NotPending() implements WithdrawalOutcome {}
}
