package dev.astra.testkit.discord;

import java.util.Objects;
import java.util.Set;

/**
 * Immutable. A role of a guild, as it stood when it was asked for.
 *
 * @param id as Discord numbers roles
 * @param name what people see
 * @param position the higher, the more powerful; 0 is everybody's
 * @param permissions what it allows in all channels
 */
public record FakeRole(long id, String name, int position, Set<FakePermission> permissions) {
    /** Keeps a copy of the permissions. */
    public FakeRole {
        Objects.requireNonNull(name, "name");
        permissions = Set.copyOf(permissions);
        if (position < 0) {
            throw new IllegalArgumentException("position must be >= 0, got " + position);
        }
    }
}
