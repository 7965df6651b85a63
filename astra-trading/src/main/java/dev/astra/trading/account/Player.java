package dev.astra.trading.account;

import dev.astra.trading.gateway.PlayerId;
import java.util.Objects;

/**
 * Immutable. A trading account as the site knows it.
 *
 * @param id its number
 * @param name its name in the site's own spelling, 1 to 64 characters
 */
public record Player(PlayerId id, String name) {
    /** Refuses an unusable name. */
    public Player {
        Objects.requireNonNull(id, "id");
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("expected a name of 1 to 64 characters, got " + name.length());
        }
    }
}
