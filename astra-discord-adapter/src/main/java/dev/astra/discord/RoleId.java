package dev.astra.discord;

/**
 * Immutable. A role, as Discord knows it: a snowflake, a positive number of up to 19 digits.
 *
 * @param value the snowflake
 */
public record RoleId(long value) {
    /** Refuses what cannot be a snowflake. */
    public RoleId {
        Snowflake.check("role id", value);
    }

    /**
     * Reads decimal digits.
     *
     * @param text 1 to 19 digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static RoleId parse(String text) {
        return new RoleId(Snowflake.parse("role id", text));
    }

    /** The decimal digits. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
