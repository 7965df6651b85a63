package dev.astra.trading.vault.trade;

import java.util.Objects;

/**
 * Immutable. What names one meeting of a bot and a player: whatever is said of it more than once counts once.
 *
 * @param bot who holds the goods
 * @param trade what the game calls the trade; the same for two bots is two meetings
 */
public record TradeKey(BotId bot, ServerTradeId trade) {
    /** Refuses null. */
    public TradeKey {
        Objects.requireNonNull(bot, "bot");
        Objects.requireNonNull(trade, "trade");
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static TradeKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected a bot's id, a slash and the game's id of a trade");
        }
        return new TradeKey(new BotId(text.substring(0, slash)), new ServerTradeId(text.substring(slash + 1)));
    }

    /** The bot, a slash and the trade. */
    @Override
    public String toString() {
        return bot + "/" + trade;
    }
}
