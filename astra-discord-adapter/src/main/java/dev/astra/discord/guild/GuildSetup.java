package dev.astra.discord.guild;

import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import java.util.Objects;
import java.util.Set;

/**
 * Immutable. What must be there in a server.
 *
 * @param guild the server
 * @param role a role that the bot gives and takes
 * @param channels text channels that it writes into
 */
public record GuildSetup(GuildId guild, RoleName role, Set<ChannelId> channels) {
    /** Copies the set. */
    public GuildSetup {
        Objects.requireNonNull(guild, "guild");
        Objects.requireNonNull(role, "role");
        channels = Set.copyOf(channels);
    }
}
