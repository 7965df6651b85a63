package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.Trade;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. A trade of the program before this one.
 *
 * @param kind which way goods went
 * @param state how it ended there; over
 * @param goods what it was about
 * @param value what that was worth, in gems, as that program said, at least 0
 * @param at when it was made
 * @param remark what is to be said of it, at most {@value Trade#LONGEST_REASON} characters, nothing personal
 */
public record FormerTrade(Trade.Kind kind, Trade.State state, Bundle goods, long value, Instant at, String remark) {
    /** Refuses what is not over. */
    public FormerTrade {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(goods, "goods");
        Objects.requireNonNull(at, "at");
        if (!state.isOver() || value < 0 || remark.length() > Trade.LONGEST_REASON) {
            throw new IllegalArgumentException("expected a trade that is over, a value >= 0 and a short remark, got "
                    + state + ", " + value + " and " + remark.length() + " characters");
        }
    }
}
