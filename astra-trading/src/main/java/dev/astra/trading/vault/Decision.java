package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.trading.vault.trade.Trade;
import java.util.function.Function;

/** Immutable. What a bot is to do with a player, before there is a trade. Reads only; nothing is stored. */
public sealed interface Decision {
    /**
     * Calls the function of the case at hand.
     *
     * @param deposit for {@link Deposit}
     * @param withdraw for {@link Withdraw}
     * @param unknownPlayer for {@link UnknownPlayer}
     * @param busy for {@link Busy}
     */
    default <R> R fold(
            Function<Deposit, R> deposit,
            Function<Withdraw, R> withdraw,
            Function<UnknownPlayer, R> unknownPlayer,
            Function<Busy, R> busy) {
        if (this instanceof Deposit it) {
            return deposit.apply(it);
        } else if (this instanceof Withdraw it) {
            return withdraw.apply(it);
        } else if (this instanceof UnknownPlayer it) {
            return unknownPlayer.apply(it);
        }
        return busy.apply((Busy) this);
    }

    /**
     * To take what the player offers.
     *
     * @param user whose deposit it would be
     */
    record Deposit(UserId user) implements Decision {}

    /**
     * To hand out what is reserved.
     *
     * @param trade with what is reserved
     */
    record Withdraw(Trade trade) implements Decision {}

    /** Nobody has linked this account. */
    record UnknownPlayer() implements Decision {}

    /**
     * Another bot is handing this player's goods out.
     *
     * @param trade as it stands
     */
    record Busy(Trade trade) implements Decision {}
}
