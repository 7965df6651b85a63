package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;

/** Immutable. What a client is to do next, in this order; each comes back as a {@link SessionEvent}, if it has an answer. */
public sealed interface SessionAction {
    /**
     * Accept somebody's request.
     *
     * @param player whose
     */
    record Accept(PlayerId player) implements SessionAction {}

    /**
     * Refuse somebody's request.
     *
     * @param player whose
     */
    record Reject(PlayerId player) implements SessionAction {}

    /**
     * Ask the vault what to do.
     *
     * @param key in which meeting
     * @param player with whom
     */
    record Ask(TradeKey key, PlayerId player) implements SessionAction {}

    /** Look into the bot's bag. */
    record LookIntoBag() implements SessionAction {}

    /**
     * Put something into the trade, and nothing else.
     *
     * @param goods what
     */
    record Put(Bundle goods) implements SessionAction {}

    /**
     * Say something in the trade's chat.
     *
     * @param text what, one line in English
     */
    record Say(String text) implements SessionAction {}

    /**
     * Say in the game that this is all, if the player's side is still this at that moment; otherwise do nothing.
     *
     * @param side what the player's side has to be
     */
    record Ready(Side side) implements SessionAction {}

    /** Take that back. */
    record Unready() implements SessionAction {}

    /**
     * Confirm the trade in the game, if both are ready and the player's side is still this at that moment.
     *
     * @param side what the player's side has to be
     */
    record Confirm(Side side) implements SessionAction {}

    /**
     * End a trade in the game.
     *
     * @param trade which
     */
    record Decline(ServerTradeId trade) implements SessionAction {}

    /**
     * End whatever trade there is with a player, if the game never told its id.
     *
     * @param player with whom
     */
    record DeclinePlayer(PlayerId player) implements SessionAction {}

    /**
     * Ask the game how a trade ended; if it goes on, nothing comes back.
     *
     * @param trade which
     */
    record AskGame(ServerTradeId trade) implements SessionAction {}

    /**
     * Keep a report on disk in place of the one with the same key, before anything else is done.
     *
     * @param report the report
     */
    record Keep(Report report) implements SessionAction {}

    /**
     * Forget a report.
     *
     * @param key of which meeting
     */
    record Forget(TradeKey key) implements SessionAction {}

    /**
     * Tell the vault how a meeting ended.
     *
     * @param report the report, with its end
     */
    record Send(Report report) implements SessionAction {}

    /**
     * Tell the staff, who have to look after it.
     *
     * @param key of which meeting
     * @param text what is wrong
     */
    record Alert(TradeKey key, String text) implements SessionAction {}
}
