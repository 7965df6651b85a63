package dev.astra.discord.command;

/** How somebody speaks to the bot. */
public enum Door {
    /** A slash command, or a button. */
    SLASH,
    /** A direct message. */
    DIRECT,
    /** A message in a server that begins with a mention of the bot. */
    MENTION,
    /** Any other message in a server; heard only by a {@link CommandSet} that was told to. */
    GUILD_TEXT
}
