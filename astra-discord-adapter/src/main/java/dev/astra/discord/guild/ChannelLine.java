package dev.astra.discord.guild;

import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.text.Markup;
import java.util.Objects;

/**
 * Immutable. A line for a channel, as plain content, so that it can be searched for. {@link #toString} does not show it.
 *
 * @param guild the server
 * @param channel the channel
 * @param text markup; 1 to 2,000 code points
 * @param nonce tells a repetition; 1 to 25 characters
 */
public record ChannelLine(GuildId guild, ChannelId channel, String text, String nonce) {
    /** The most code points of a line. */
    public static final int MAX_TEXT = 2000;

    private static final int MAX_NONCE = 25;

    /** Refuses what Discord refuses. */
    public ChannelLine {
        Objects.requireNonNull(guild, "guild");
        Objects.requireNonNull(channel, "channel");
        int length = Markup.length(text);
        if (text.isBlank() || length > MAX_TEXT) {
            throw new IllegalArgumentException("a line must have 1 to " + MAX_TEXT + " code points, got " + length);
        }
        if (nonce.isEmpty() || nonce.length() > MAX_NONCE) {
            throw new IllegalArgumentException(
                    "a nonce must have 1 to " + MAX_NONCE + " characters, got " + nonce.length());
        }
    }

    @Override
    public String toString() {
        return "line " + nonce + " for channel " + channel;
    }
}
