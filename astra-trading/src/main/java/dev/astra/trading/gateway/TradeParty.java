package dev.astra.trading.gateway;

import java.util.List;
import java.util.Objects;

/**
 * Immutable. What one player gives in a trade.
 *
 * @param player who
 * @param copies the copies; none is possible where there is Robux
 * @param robux as offered, before the site's fee; at least 0
 */
public record TradeParty(PlayerId player, List<Copy> copies, long robux) {
    /** Copies the list; refuses negative Robux. */
    public TradeParty {
        Objects.requireNonNull(player, "player");
        copies = List.copyOf(copies);
        if (robux < 0) {
            throw new IllegalArgumentException("robux must be >= 0, got " + robux);
        }
    }
}
