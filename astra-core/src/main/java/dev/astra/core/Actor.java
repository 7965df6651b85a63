package dev.astra.core;

/**
 * Immutable. Who caused a change: a customer, a member of staff, or a part of the program.
 *
 * @param value for the log: {@code customer:…}, {@code staff:…} or {@code system:…}
 */
public record Actor(String value) {
    /** Refuses what is empty or longer than 100 characters. */
    public Actor {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("an actor must have 1 to 100 characters, got " + value.length());
        }
    }

    /** A customer, acting for themselves. */
    public static Actor customer(UserId user) {
        return new Actor("customer:" + user);
    }

    /** A member of staff, acting for a customer. */
    public static Actor staff(UserId user) {
        return new Actor("staff:" + user);
    }

    /**
     * A part of the program.
     *
     * @param part its name, for example {@code order-sync}
     */
    public static Actor system(String part) {
        return new Actor("system:" + part);
    }

    @Override
    public String toString() {
        return value;
    }
}
