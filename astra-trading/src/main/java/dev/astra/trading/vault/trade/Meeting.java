package dev.astra.trading.vault.trade;

import dev.astra.trading.gateway.PlayerId;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. A bot and a player who trade in the game, as the game's client told it.
 *
 * @param key what names it
 * @param trade the deposit or withdrawal that it is for
 * @param player who trades with the bot
 * @param since when it was opened
 * @param state how it stands
 */
public record Meeting(TradeKey key, TradeId trade, PlayerId player, Instant since, State state) {
    /** How a meeting stands. */
    public enum State {
        /** They trade. */
        OPEN,
        /** Goods changed hands. */
        COMPLETED,
        /** Goods changed hands that the vault does not take. Somebody has to give them back. */
        REFUSED,
        /** Nothing changed hands. */
        CANCELLED,
        /** Nothing changed hands, and the deposit or withdrawal is over. */
        FAILED
    }

    /** Refuses null. */
    public Meeting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(trade, "trade");
        Objects.requireNonNull(player, "player");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(state, "state");
    }

    /** Whether they still trade. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** The same, ended so. */
    public Meeting ended(State how) {
        return new Meeting(key, trade, player, since, how);
    }
}
