package dev.astra.testkit.discord;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a role can allow, as far as the fake Discord looks at it. */
public enum FakePermission {
    /** Everything, everywhere. */
    ADMINISTRATOR(3),
    /** Change the guild; what staff commands usually ask for. */
    MANAGE_GUILD(5),
    /** See a channel. */
    VIEW_CHANNEL(10),
    /** Write in a channel. */
    SEND_MESSAGES(11),
    /** Remove messages of others. */
    MANAGE_MESSAGES(13),
    /** Show embeds. */
    EMBED_LINKS(14),
    /** Send files. */
    ATTACH_FILES(15),
    /** Reply to a message, and read old ones. */
    READ_MESSAGE_HISTORY(16),
    /** Give and take roles below one's own. */
    MANAGE_ROLES(28),
    /** Use slash commands. */
    USE_APPLICATION_COMMANDS(31);

    static final Set<FakePermission> OF_EVERYBODY = EnumSet.of(
            VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES, READ_MESSAGE_HISTORY, USE_APPLICATION_COMMANDS);

    private final int bit;

    FakePermission(int bit) {
        this.bit = bit;
    }

    static long bits(Collection<FakePermission> permissions) {
        return permissions.stream()
                .mapToLong(permission -> 1L << permission.bit)
                .reduce(0, (some, more) -> some | more);
    }

    static Set<FakePermission> all() {
        return EnumSet.copyOf(Arrays.asList(values()));
    }
}
