package dev.astra.discord.command;

import java.util.EnumSet;
import java.util.Set;

/** What a server allows a person; those that commands ask for. */
public enum Permission {
    /** May remove members. */
    KICK_MEMBERS(1),
    /** May ban members. */
    BAN_MEMBERS(2),
    /** May do everything. */
    ADMINISTRATOR(3),
    /** May change the server. */
    MANAGE_GUILD(5),
    /** May delete the messages of others. */
    MANAGE_MESSAGES(13),
    /** May give and take roles. */
    MANAGE_ROLES(28),
    /** May mute members. */
    MODERATE_MEMBERS(40);

    private final int bit;

    Permission(int bit) {
        this.bit = bit;
    }

    /** The bits of Discord that stand for it. */
    public long bits() {
        return 1L << bit;
    }

    /**
     * Reads Discord's bits; unknown ones are left out.
     *
     * @param bits as Discord sends them
     */
    public static Set<Permission> of(long bits) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        for (Permission each : values()) {
            if ((bits & each.bits()) != 0) {
                found.add(each);
            }
        }
        return found;
    }
}
