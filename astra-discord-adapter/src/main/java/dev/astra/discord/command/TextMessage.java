package dev.astra.discord.command;

import dev.astra.core.UserId;
import java.util.Locale;
import java.util.Objects;

/**
 * Immutable. A message that was heard, from a person and not from a program. {@link #toString} does not show what it says.
 *
 * @param id of the message
 * @param caller who wrote it
 * @param place where; {@link Door#MENTION} and {@link Door#GUILD_TEXT} are told apart by {@link CommandSet}, either will do
 * @param locale of the person or the server, as well as one knows
 * @param content what it says, as it was sent
 * @param self the bot, to know a mention of it by
 */
public record TextMessage(long id, Caller caller, Place place, Locale locale, String content, UserId self) {
    /** Refuses missing parts. */
    public TextMessage {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(self, "self");
    }

    @Override
    public String toString() {
        return "message " + id + " of " + caller;
    }
}
