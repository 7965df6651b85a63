package dev.astra.trading.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. A code for an account, drawn before it is known who says that it is theirs.
 *
 * @param player on the trading site
 * @param code what must stand in the profile
 * @param since when the code was drawn; it holds for 10 minutes, the last moment included
 */
public record Challenge(Player player, ProfileCode code, Instant since) {
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Refuses null. */
    public Challenge {
        Objects.requireNonNull(player, "player");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(since, "since");
    }

    boolean isOver(Instant now) {
        return now.isAfter(since.plus(LIFE));
    }
}
