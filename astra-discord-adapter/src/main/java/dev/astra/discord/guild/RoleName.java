package dev.astra.discord.guild;

import dev.astra.discord.RoleId;
import java.util.Optional;

/**
 * Immutable. A role as a seller configures it: its id, or its name exactly as the server shows it.
 *
 * @param value 1 to 100 characters; 15 to 19 digits are an id
 */
public record RoleName(String value) {
    /** Strips blanks and refuses what can be neither. */
    public RoleName {
        value = value.strip();
        if (value.isEmpty() || value.length() > 100) {
            throw new IllegalArgumentException(
                    "expected the name or id of a role, of 1 to 100 characters, got " + value.length());
        }
    }

    /** The id; empty if this is a name. */
    public Optional<RoleId> id() {
        return value.matches("[0-9]{15,19}") ? Optional.of(RoleId.parse(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
