package dev.astra.discord.command;

import dev.astra.core.UserId;
import dev.astra.discord.RoleId;
import java.util.Objects;
import java.util.Set;

/**
 * Immutable. Who speaks, as facts.
 *
 * @param id who
 * @param name as others see it; the words of a stranger
 * @param roles in the server where they speak; empty in direct messages
 * @param permissions in the place where they speak; empty in direct messages
 */
public record Caller(UserId id, String name, Set<RoleId> roles, Set<Permission> permissions) {
    /** Copies the sets. */
    public Caller {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Somebody in direct messages. */
    public static Caller direct(UserId id, String name) {
        return new Caller(id, name, Set.of(), Set.of());
    }

    @Override
    public String toString() {
        return "caller " + id;
    }
}
