package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What came of asking for a withdrawal. */
public sealed interface WithdrawalOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param reserved for {@link Reserved}
     * @param refused for {@link Refused}
     * @param notLinked for {@link NotLinked}
     * @param already for {@link AlreadyReserved}
     */
    default <R> R fold(
            Function<Reserved, R> reserved,
            Function<Refused, R> refused,
            Function<NotLinked, R> notLinked,
            Function<AlreadyReserved, R> already) {
        if (this instanceof Reserved it) {
            return reserved.apply(it);
        } else if (this instanceof Refused it) {
            return refused.apply(it);
        } else if (this instanceof NotLinked it) {
            return notLinked.apply(it);
        }
        return already.apply((AlreadyReserved) this);
    }

    /**
     * The goods are reserved.
     *
     * @param trade with what is reserved, its code and when it expires
     */
    record Reserved(Trade trade) implements WithdrawalOutcome {}

    /**
     * The wish breaks a rule; nothing is reserved.
     *
     * @param fault which rule it breaks
     */
    record Refused(Fault fault) implements WithdrawalOutcome {}

    /** This user has no account on the game, so no bot could find them. */
    record NotLinked() implements WithdrawalOutcome {}

    /**
     * There is a withdrawal that waits; one at a time.
     *
     * @param trade the one that there is
     */
    record AlreadyReserved(Trade trade) implements WithdrawalOutcome {}
}
