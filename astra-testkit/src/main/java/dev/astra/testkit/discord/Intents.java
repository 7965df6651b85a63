package dev.astra.testkit.discord;

/** The kinds of events that a bot subscribes to, as Discord numbers them. */
final class Intents {
    static final int GUILDS = 1;
    static final int GUILD_MEMBERS = 1 << 1;
    static final int GUILD_MESSAGES = 1 << 9;
    static final int DIRECT_MESSAGES = 1 << 12;
    static final int MESSAGE_CONTENT = 1 << 15;

    /** Of every bot, asked for or not. */
    static final int ALWAYS = 0;

    private Intents() {}
}
