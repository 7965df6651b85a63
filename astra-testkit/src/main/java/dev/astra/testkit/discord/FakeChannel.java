package dev.astra.testkit.discord;

import java.util.Objects;

/**
 * Immutable. A place for messages: a text channel of a guild, or the direct messages between the bot and one user.
 *
 * @param id as Discord numbers channels
 * @param guildId 0 for direct messages
 * @param name empty for direct messages
 * @param userId with whom the bot has these direct messages; 0 in a guild
 */
public record FakeChannel(long id, long guildId, String name, long userId) {
    /** Refuses a missing name. */
    public FakeChannel {
        Objects.requireNonNull(name, "name");
    }

    /** Whether it is private between the bot and a user. */
    public boolean isDirect() {
        return guildId == 0;
    }
}
