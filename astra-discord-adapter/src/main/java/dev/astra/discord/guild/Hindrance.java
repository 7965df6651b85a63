package dev.astra.discord.guild;

/** What staff must put right in the server before the bot can go on. */
public enum Hindrance {
    /** The server does not exist, or the bot is not in it. */
    NO_SUCH_GUILD,
    /** No role has this id or name, or several have the name. */
    NO_SUCH_ROLE,
    /** The role is not below the bot's highest one, or is managed by something else. */
    ROLE_TOO_HIGH,
    /** The bot lacks "Manage Roles". */
    MAY_NOT_MANAGE_ROLES,
    /** The channel does not exist, or is no text channel of the server. */
    NO_SUCH_CHANNEL,
    /** The bot may not see the channel or not write into it. */
    MAY_NOT_WRITE
}
