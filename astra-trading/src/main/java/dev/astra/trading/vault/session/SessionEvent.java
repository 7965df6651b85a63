package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;

/**
 * Immutable. What a client saw in the game or heard from the vault. Any of them may come late, twice, in another order, or
 * not at all; what comes too late for what goes on is passed over.
 */
public sealed interface SessionEvent {
    /**
     * Somebody wants to trade.
     *
     * @param player who
     */
    record Requested(PlayerId player) implements SessionEvent {}

    /**
     * A request is no longer there to be accepted.
     *
     * @param player whose
     */
    record RequestGone(PlayerId player) implements SessionEvent {}

    /**
     * A trade has begun, and the game has told its id.
     *
     * @param player with whom
     * @param trade the id
     */
    record Started(PlayerId player, ServerTradeId trade) implements SessionEvent {}

    /**
     * The vault answered what is to be done.
     *
     * @param key of which meeting
     * @param answer what it said
     */
    record Answered(TradeKey key, OpenAnswer answer) implements SessionEvent {}

    /**
     * What the bot has with it.
     *
     * @param bag its pets and gems
     */
    record BagSeen(Bundle bag) implements SessionEvent {}

    /**
     * What the player has put in.
     *
     * @param trade of which trade
     * @param side what
     * @param ready whether they say that this is all
     */
    record OfferSeen(ServerTradeId trade, Side side, boolean ready) implements SessionEvent {}

    /**
     * A trade is over.
     *
     * @param trade which
     * @param ending how
     */
    record Over(ServerTradeId trade, GameEnding ending) implements SessionEvent {}

    /**
     * The vault answered to a report.
     *
     * @param key of which meeting
     * @param answer what it said
     */
    record Noted(TradeKey key, EndAnswer answer) implements SessionEvent {}
}
