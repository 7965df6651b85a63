package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.discord.GuildId;

/**
 * Hears who joins a server. Discord tells it only to bots that have the members intent. Called on a thread of the adapter's;
 * may take its time.
 */
@FunctionalInterface
public interface JoinListener {
    /**
     * Somebody has joined.
     *
     * @param guild the server
     * @param user who
     */
    void joined(GuildId guild, UserId user);
}
