package dev.astra.discord;

/**
 * Immutable. A channel, as Discord knows it: a snowflake, a positive number of up to 19 digits.
 *
 * @param value the snowflake
 */
public record ChannelId(long value) {
    /** Refuses what cannot be a snowflake. */
    public ChannelId {
        Snowflake.check("channel id", value);
    }

    /**
     * Reads decimal digits.
     *
     * @param text 1 to 19 digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static ChannelId parse(String text) {
        return new ChannelId(Snowflake.parse("channel id", text));
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
