package dev.astra.trading.vault.session;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.TradeCode;
import java.util.function.Function;

/** Immutable. What the vault says that a bot is to do in a meeting. */
public sealed interface OpenAnswer {
    /**
     * Calls the function of the case at hand.
     *
     * @param deposit for {@link Deposit}
     * @param withdraw for {@link Withdraw}
     * @param unknownPlayer for {@link UnknownPlayer}
     * @param busy for {@link Busy}
     * @param notUnderstood for {@link NotUnderstood}
     * @param noAnswer for {@link NoAnswer}
     */
    default <R> R fold(
            Function<Deposit, R> deposit,
            Function<Withdraw, R> withdraw,
            Function<UnknownPlayer, R> unknownPlayer,
            Function<Busy, R> busy,
            Function<NotUnderstood, R> notUnderstood,
            Function<NoAnswer, R> noAnswer) {
        if (this instanceof Deposit it) {
            return deposit.apply(it);
        } else if (this instanceof Withdraw it) {
            return withdraw.apply(it);
        } else if (this instanceof UnknownPlayer it) {
            return unknownPlayer.apply(it);
        } else if (this instanceof Busy it) {
            return busy.apply(it);
        } else if (this instanceof NotUnderstood it) {
            return notUnderstood.apply(it);
        }
        return noAnswer.apply((NoAnswer) this);
    }

    /**
     * To take what the player offers.
     *
     * @param code to say in the trade's chat
     */
    record Deposit(TradeCode code) implements OpenAnswer {}

    /**
     * To hand out what is reserved.
     *
     * @param code to say in the trade's chat
     * @param reserved what
     */
    record Withdraw(TradeCode code, Bundle reserved) implements OpenAnswer {}

    /** Nobody has linked this account: to ask the player to do so, and to reject. */
    record UnknownPlayer() implements OpenAnswer {}

    /** Another bot serves this player: to reject. */
    record Busy() implements OpenAnswer {}

    /**
     * Something else, or a refusal: to reject.
     *
     * @param word what was said, for people
     */
    record NotUnderstood(String word) implements OpenAnswer {}

    /** There is no answer: to reject. The vault may have opened the meeting; it is to be told that it is over. */
    record NoAnswer() implements OpenAnswer {}
}
