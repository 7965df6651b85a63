package dev.astra.trading.vault;

import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What a bot is to do in a meeting. A repetition with the same key and player has the same outcome. */
public sealed interface OpenOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param deposit for {@link Deposit}
     * @param withdraw for {@link Withdraw}
     * @param unknownPlayer for {@link UnknownPlayer}
     * @param busy for {@link Busy}
     * @param conflict for {@link Conflict}
     */
    default <R> R fold(
            Function<Deposit, R> deposit,
            Function<Withdraw, R> withdraw,
            Function<UnknownPlayer, R> unknownPlayer,
            Function<Busy, R> busy,
            Function<Conflict, R> conflict) {
        if (this instanceof Deposit it) {
            return deposit.apply(it);
        } else if (this instanceof Withdraw it) {
            return withdraw.apply(it);
        } else if (this instanceof UnknownPlayer it) {
            return unknownPlayer.apply(it);
        } else if (this instanceof Busy it) {
            return busy.apply(it);
        }
        return conflict.apply((Conflict) this);
    }

    /**
     * To take what the player offers.
     *
     * @param trade as it stands
     */
    record Deposit(Trade trade) implements OpenOutcome {}

    /**
     * To hand out what is reserved.
     *
     * @param trade with what is reserved for it
     */
    record Withdraw(Trade trade) implements OpenOutcome {}

    /** Nobody has linked this account. Nothing is stored: the same key may be asked with again. */
    record UnknownPlayer() implements OpenOutcome {}

    /** Another bot is handing this player's goods out, or this meeting was ended before it was opened. Nothing is stored. */
    record Busy() implements OpenOutcome {}

    /**
     * The key was used before, for another player. Nothing was done.
     *
     * @param trade the one that the key is of
     */
    record Conflict(Trade trade) implements OpenOutcome {}
}
