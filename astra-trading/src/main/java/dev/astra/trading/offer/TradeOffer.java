package dev.astra.trading.offer;

import java.util.Objects;

/**
 * Immutable. A trade as one of its players sees it.
 *
 * @param mine what I give
 * @param theirs what I get
 */
public record TradeOffer(Side mine, Side theirs) {
    /** Refuses missing sides. */
    public TradeOffer {
        Objects.requireNonNull(mine, "mine");
        Objects.requireNonNull(theirs, "theirs");
    }
}
