package dev.astra.discord.command;

import dev.astra.core.UserId;
import dev.astra.discord.RoleId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Immutable. Who may use a command: everybody, or whoever meets at least one of the conditions.
 *
 * @param everyone whether anybody may
 * @param permission may who has this permission in the server, or is its administrator
 * @param roles may who has one of these roles
 * @param users may who is one of these, also in direct messages
 */
public record Access(boolean everyone, Optional<Permission> permission, Set<RoleId> roles, Set<UserId> users) {
    /** Anybody. */
    public static final Access EVERYONE = new Access(true, Optional.empty(), Set.of(), Set.of());

    /** Copies the sets. */
    public Access {
        roles = Set.copyOf(roles);
        users = Set.copyOf(users);
    }

    /** Who has a permission. */
    public static Access of(Permission permission) {
        return new Access(false, Optional.of(permission), Set.of(), Set.of());
    }

    /** The same, and also who has this role. */
    public Access or(RoleId role) {
        return new Access(everyone, permission, with(roles, role), users);
    }

    /** The same, and also this person. */
    public Access or(UserId user) {
        return new Access(everyone, permission, roles, with(users, user));
    }

    /** Whether somebody may. */
    public boolean allows(Caller caller) {
        return everyone
                || users.contains(caller.id())
                || !Collections.disjoint(roles, caller.roles())
                || (permission.isPresent()
                        && (caller.permissions().contains(permission.get())
                                || caller.permissions().contains(Permission.ADMINISTRATOR)));
    }

    private static <T> Set<T> with(Set<T> set, T more) {
        Set<T> larger = new java.util.HashSet<>(set);
        larger.add(more);
        return larger;
    }
}
