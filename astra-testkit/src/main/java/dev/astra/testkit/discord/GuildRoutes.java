package dev.astra.testkit.discord;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Immutable. Calls about guilds, their members and their roles. */
final class GuildRoutes {
    private static final String MEMBER = "/guilds/{}/members/{}";

    private final World world;
    private final Payloads payloads;

    GuildRoutes(World world) {
        this.world = world;
        this.payloads = new Payloads(world);
    }

    void addTo(Routes routes) {
        routes.on(
                "GET",
                "/guilds/{}/roles",
                call -> world.guild(call.id(0)).allRoles().stream()
                        .map(Payloads::role)
                        .toList());
        routes.on(
                "GET",
                "/guilds/{}/channels",
                call -> world.channelsOf(call.id(0)).stream()
                        .map(payloads::channel)
                        .toList());
        routes.on("GET", MEMBER, call -> {
            FakeGuild guild = world.guild(call.id(0));
            guild.checkMember(call.id(1));
            return payloads.member(guild, call.id(1));
        });
        routes.on("PATCH", MEMBER, this::setRoles);
        routes.on("PUT", MEMBER + "/roles/{}", call -> {
            FakeGuild guild = world.guild(call.id(0));
            guild.checkCanGive(call.id(1), call.id(2));
            guild.addRole(call.id(1), call.id(2));
            return null;
        });
        routes.on("DELETE", MEMBER + "/roles/{}", call -> {
            FakeGuild guild = world.guild(call.id(0));
            guild.checkCanGive(call.id(1), call.id(2));
            guild.removeRole(call.id(1), call.id(2));
            return null;
        });
    }

    private @Nullable Object setRoles(Routes.Call call) {
        FakeGuild guild = world.guild(call.id(0));
        long user = call.id(1);
        guild.checkMember(user);
        List<Long> wanted =
                call.json().texts("roles").stream().map(Long::parseUnsignedLong).toList();
        Set<Long> changes = new HashSet<>(wanted);
        Set<Long> held = Set.copyOf(guild.roleIds(user));
        held.forEach(role -> {
            if (!changes.remove(role)) {
                changes.add(role);
            }
        });
        changes.forEach(role -> guild.checkCanGive(user, role));
        for (long role : changes) {
            if (held.contains(role)) {
                guild.removeRole(user, role);
            } else {
                guild.addRole(user, role);
            }
        }
        return payloads.member(guild, user);
    }
}
