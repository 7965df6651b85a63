package dev.astra.trading.account;

import dev.astra.core.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. Somebody who has a code and has not proved yet that the account is theirs.
 *
 * @param user on Discord
 * @param player on the trading site
 * @param code what must stand in the profile
 * @param since when the code was drawn; it holds for 10 minutes, the last moment included
 */
public record PendingLink(UserId user, Player player, ProfileCode code, Instant since) {
    /** How long a code holds. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Refuses null. */
    public PendingLink {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(player, "player");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(since, "since");
    }

    boolean isOver(Instant now) {
        return now.isAfter(since.plus(LIFE));
    }
}
