package dev.astra.core.ledger;

import java.util.function.Function;

/** Immutable. What came of a transfer. A repetition with the same id and content has the same outcome and does nothing. */
public sealed interface TransferOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param applied for {@link Applied}
     * @param refused for {@link Refused}
     * @param conflict for {@link Conflict}
     */
    default <R> R fold(Function<Applied, R> applied, Function<Refused, R> refused, Function<Conflict, R> conflict) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        }
        return this instanceof Refused it ? refused.apply(it) : conflict.apply((Conflict) this);
    }

    /**
     * All legs were posted.
     *
     * @param id the transfer
     */
    record Applied(TransferId id) implements TransferOutcome {}

    /**
     * Nothing was done.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements TransferOutcome {}

    /**
     * The id was used before, for something else. Nothing was done.
     *
     * @param id the id
     */
    record Conflict(RequestId id) implements TransferOutcome {}
}
