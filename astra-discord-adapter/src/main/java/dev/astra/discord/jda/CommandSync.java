package dev.astra.discord.jda;

/** How slash commands are registered with Discord. Nothing is sent when Discord already has them as they are. */
public enum CommandSync {
    /** Adds and changes ours, and leaves all others: for a bot that has commands of its own. */
    SHARED,
    /** Discord is to have exactly ours; others are removed. */
    EXACT,
    /** Somebody else registers them. */
    OFF
}
