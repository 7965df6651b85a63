package dev.astra.testkit.discord;

import java.util.Objects;

/**
 * Immutable. Somebody on the fake Discord.
 *
 * @param id as Discord numbers people
 * @param name the user name
 * @param bot whether it is a program
 * @param language how the client is set, for example {@code en-US} or {@code pt-BR}
 */
public record FakeUser(long id, String name, boolean bot, String language) {
    /** Refuses missing parts. */
    public FakeUser {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
    }

    /** How a message names this user so that the client shows the name. */
    public String mention() {
        return "<@" + Long.toUnsignedString(id) + ">";
    }
}
