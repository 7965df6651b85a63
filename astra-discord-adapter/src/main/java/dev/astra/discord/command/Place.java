package dev.astra.discord.command;

import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. Where somebody speaks.
 *
 * @param door how
 * @param guild in which server; empty in direct messages
 * @param channel in which channel
 */
public record Place(Door door, Optional<GuildId> guild, ChannelId channel) {
    /** Refuses a door that does not fit the place. */
    public Place {
        Objects.requireNonNull(channel, "channel");
        boolean fits = door == Door.SLASH || (door == Door.DIRECT) == guild.isEmpty();
        if (!fits) {
            throw new IllegalArgumentException(
                    "expected a server for messages in one, and none for direct messages; got " + door);
        }
    }

    /** Whether it is not within a server. */
    public boolean direct() {
        return guild.isEmpty();
    }
}
