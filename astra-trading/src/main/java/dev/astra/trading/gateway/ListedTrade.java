package dev.astra.trading.gateway;

import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. A trade as a list shows it: without what is offered.
 *
 * @param id which
 * @param partner with whom
 * @param expires when its time runs out
 * @param status how it stands
 */
public record ListedTrade(TradeId id, PlayerId partner, Instant expires, TradeStatus status) {
    /** Refuses missing parts. */
    public ListedTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(status, "status");
    }
}
