package dev.astra.discord;

/**
 * Immutable. A server, as Discord knows it: a snowflake, a positive number of up to 19 digits.
 *
 * @param value the snowflake
 */
public record GuildId(long value) {
    /** Refuses what cannot be a snowflake. */
    public GuildId {
        Snowflake.check("server id", value);
    }

    /**
     * Reads decimal digits.
     *
     * @param text 1 to 19 digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static GuildId parse(String text) {
        return new GuildId(Snowflake.parse("server id", text));
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
