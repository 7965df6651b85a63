package dev.astra.discord.card;

/** Who sees an answer. */
public enum Visibility {
    /** The person who asked: an ephemeral reply, or a direct message. */
    PRIVATE,
    /** Everybody in the place where it was asked. */
    PUBLIC
}
