package dev.astra.trading.account;

import dev.astra.core.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. Who owns a trading account.
 *
 * @param user on Discord
 * @param player on the trading site
 * @param since when it was proved
 */
public record Link(UserId user, Player player, Instant since) {
    /** Refuses null. */
    public Link {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(player, "player");
        Objects.requireNonNull(since, "since");
    }
}
