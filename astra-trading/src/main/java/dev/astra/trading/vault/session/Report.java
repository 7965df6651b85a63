package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What a client has to tell the vault of a meeting. It is kept on disk from before the meeting can come to
 * anything until the vault has taken note of its end.
 *
 * @param key what names the meeting
 * @param player who traded
 * @param kind what the vault said to do; empty until it did
 * @param end how it ended; empty until it did
 */
public record Report(TradeKey key, PlayerId player, Optional<Trade.Kind> kind, Optional<End> end) {
    /** Refuses null. */
    public Report {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(player, "player");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(end, "end");
    }

    /**
     * Immutable. How a meeting ended.
     *
     * @param handover what changed hands; empty if nothing did
     */
    public record End(Optional<Handover> handover) {
        /** Nothing changed hands. */
        public static final End NOTHING = new End(Optional.empty());

        /** Refuses null. */
        public End {
            Objects.requireNonNull(handover, "handover");
        }
    }

    static Report begun(TradeKey key, PlayerId player) {
        return new Report(key, player, Optional.empty(), Optional.empty());
    }

    Report of(Trade.Kind told) {
        return new Report(key, player, Optional.of(told), end);
    }

    Report ended(End how) {
        return new Report(key, player, kind, Optional.of(how));
    }
}
