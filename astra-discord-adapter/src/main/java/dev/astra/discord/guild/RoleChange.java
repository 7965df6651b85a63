package dev.astra.discord.guild;

import dev.astra.core.UserId;
import dev.astra.discord.GuildId;
import java.util.Objects;

/**
 * Immutable. That somebody is to have a role, or not.
 *
 * @param guild the server
 * @param role the role
 * @param user whose
 * @param wanted what is to hold
 */
public record RoleChange(GuildId guild, RoleName role, UserId user, Wanted wanted) {
    /** What is to hold afterwards. */
    public enum Wanted {
        /** They have it. */
        PRESENT,
        /** They do not. */
        ABSENT
    }

    /** Refuses missing parts. */
    public RoleChange {
        Objects.requireNonNull(guild, "guild");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(wanted, "wanted");
    }
}
