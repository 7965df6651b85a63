package dev.astra.testkit.discord;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Thread-safe. A guild that the bot has joined. What is changed here is told over the gateway, as Discord does. */
public final class FakeGuild {
    private final World world;
    private final Payloads payloads;
    private final FakeGateway gateway;
    private final long id;
    private final long ownerId;
    private final String name;
    private final Map<Long, FakeRole> roles = new LinkedHashMap<>();
    private final Map<Long, Set<Long>> members = new LinkedHashMap<>();
    private final Map<Long, Set<FakePermission>> denied = new HashMap<>();

    FakeGuild(World world, FakeGateway gateway, String name, int botPosition, Set<FakePermission> botPermissions) {
        this.world = world;
        this.payloads = new Payloads(world);
        this.gateway = gateway;
        this.name = name;
        this.id = world.newId();
        this.ownerId = world.newId();
        roles.put(id, new FakeRole(id, "@everyone", 0, FakePermission.OF_EVERYBODY));
        FakeRole own = new FakeRole(world.newId(), world.bot().name(), botPosition, botPermissions);
        roles.put(own.id(), own);
        members.put(world.bot().id(), new LinkedHashSet<>(Set.of(own.id())));
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** What people see. */
    public String name() {
        return name;
    }

    /**
     * Makes a role.
     *
     * @param called what people see
     * @param position below the bot's own, or the bot cannot give it
     * @param permissions beyond those of everybody
     */
    public FakeRole role(String called, int position, FakePermission... permissions) {
        return change(() -> {
            FakeRole role = new FakeRole(world.newId(), called, position, Set.copyOf(Arrays.asList(permissions)));
            roles.put(role.id(), role);
            gateway.dispatch(Intents.GUILDS, "GUILD_ROLE_CREATE", roleEvent(role));
            return role;
        });
    }

    /** Moves a role up or down. */
    public FakeRole move(FakeRole role, int position) {
        return replace(new FakeRole(role.id(), role.name(), position, role.permissions()));
    }

    /** The bot's own role gets another place and other permissions. */
    public FakeRole botRole(int position, FakePermission... permissions) {
        FakeRole own = botRole();
        return replace(new FakeRole(own.id(), own.name(), position, Set.copyOf(Arrays.asList(permissions))));
    }

    /** Deletes a role; those who had it lose it. */
    public void delete(FakeRole role) {
        change(() -> {
            roles.remove(role.id());
            members.values().forEach(held -> held.remove(role.id()));
            gateway.dispatch(
                    Intents.GUILDS,
                    "GUILD_ROLE_DELETE",
                    JsonObject.of().id("guild_id", id).id("role_id", role.id()));
            return role;
        });
    }

    /** Makes a text channel. */
    public FakeChannel channel(String called) {
        return change(() -> {
            FakeChannel channel = new FakeChannel(world.newId(), id, called, 0);
            world.add(channel);
            gateway.dispatch(Intents.GUILDS, "CHANNEL_CREATE", payloads.channel(channel));
            return channel;
        });
    }

    /** Takes permissions in a channel from everybody who is no administrator; none restores them. */
    public void deny(FakeChannel channel, FakePermission... permissions) {
        change(() -> {
            denied.put(channel.id(), Set.copyOf(Arrays.asList(permissions)));
            gateway.dispatch(Intents.GUILDS, "CHANNEL_UPDATE", payloads.channel(channel));
            return channel;
        });
    }

    /** Deletes a channel. */
    public void delete(FakeChannel channel) {
        change(() -> {
            JsonObject event = payloads.channel(channel);
            world.remove(channel);
            gateway.dispatch(Intents.GUILDS, "CHANNEL_DELETE", event);
            return channel;
        });
    }

    /** A new user who joins. */
    public FakeUser member(String called) {
        FakeUser user = world.locked(() -> world.newUser(called, false, "en-US"));
        join(user);
        return user;
    }

    /** A user joins, without a role. */
    public void join(FakeUser user) {
        change(() -> {
            members.put(user.id(), new LinkedHashSet<>());
            gateway.dispatch(
                    Intents.GUILD_MEMBERS,
                    "GUILD_MEMBER_ADD",
                    payloads.member(this, user.id()).id("guild_id", id));
            return user;
        });
    }

    /** A user leaves, and loses all roles. */
    public void leave(FakeUser user) {
        change(() -> {
            members.remove(user.id());
            gateway.dispatch(
                    Intents.GUILD_MEMBERS,
                    "GUILD_MEMBER_REMOVE",
                    JsonObject.of().id("guild_id", id).put("user", Payloads.user(user)));
            return user;
        });
    }

    /** Staff gives a role by hand. */
    public void give(FakeUser user, FakeRole role) {
        change(() -> addRole(user.id(), role.id()));
    }

    /** Staff takes a role by hand. */
    public void take(FakeUser user, FakeRole role) {
        change(() -> removeRole(user.id(), role.id()));
    }

    /** Whether a member has a role. */
    public boolean has(FakeUser user, FakeRole role) {
        return change(() -> roleIds(user.id()).contains(role.id()));
    }

    long ownerId() {
        return ownerId;
    }

    Collection<FakeRole> allRoles() {
        return roles.values();
    }

    Set<Long> memberIds() {
        return members.keySet();
    }

    Set<Long> roleIds(long userId) {
        return members.getOrDefault(userId, Set.of());
    }

    Set<FakePermission> deniedIn(FakeChannel channel) {
        return denied.getOrDefault(channel.id(), Set.of());
    }

    /** Refuses what is missing or above the bot. */
    void checkCanGive(long userId, long roleId) {
        checkMember(userId);
        FakeRole role = roles.get(roleId);
        if (role == null) {
            throw Refusal.unknown("Role", 10011);
        }
        if (!permissions(world.bot().id()).contains(FakePermission.MANAGE_ROLES)
                || roleId == id
                || role.position() >= top(world.bot().id())) {
            throw Refusal.missingPermissions();
        }
    }

    void checkMember(long userId) {
        if (!members.containsKey(userId)) {
            throw Refusal.unknown("Member", 10007);
        }
    }

    /** Refuses what the bot may not do in a channel. */
    void checkBotMay(FakeChannel channel, FakePermission permission) {
        Set<FakePermission> held = permissionsIn(channel, world.bot().id());
        if (!held.contains(FakePermission.VIEW_CHANNEL)) {
            throw Refusal.missingAccess();
        }
        if (!held.contains(permission)) {
            throw Refusal.missingPermissions();
        }
    }

    boolean addRole(long userId, long roleId) {
        boolean isNew = Optional.ofNullable(members.get(userId))
                .map(held -> held.add(roleId))
                .orElse(false);
        return isNew && told(userId);
    }

    boolean removeRole(long userId, long roleId) {
        boolean had = Optional.ofNullable(members.get(userId))
                .map(held -> held.remove(roleId))
                .orElse(false);
        return had && told(userId);
    }

    Set<FakePermission> permissions(long userId) {
        Set<FakePermission> held = EnumSet.copyOf(FakePermission.OF_EVERYBODY);
        roleIds(userId).stream().map(roles::get).forEach(role -> held.addAll(role.permissions()));
        return held.contains(FakePermission.ADMINISTRATOR) ? FakePermission.all() : held;
    }

    Set<FakePermission> permissionsIn(FakeChannel channel, long userId) {
        Set<FakePermission> held = EnumSet.copyOf(permissions(userId));
        if (!held.contains(FakePermission.ADMINISTRATOR)) {
            held.removeAll(deniedIn(channel));
        }
        return held;
    }

    private boolean told(long userId) {
        gateway.dispatch(
                Intents.GUILD_MEMBERS,
                "GUILD_MEMBER_UPDATE",
                payloads.member(this, userId).id("guild_id", id));
        return true;
    }

    private int top(long userId) {
        return roleIds(userId).stream()
                .map(roles::get)
                .mapToInt(FakeRole::position)
                .max()
                .orElse(0);
    }

    private FakeRole botRole() {
        return change(() -> roles.get(roleIds(world.bot().id()).iterator().next()));
    }

    private FakeRole replace(FakeRole role) {
        return change(() -> {
            roles.put(role.id(), role);
            gateway.dispatch(Intents.GUILDS, "GUILD_ROLE_UPDATE", roleEvent(role));
            return role;
        });
    }

    private JsonObject roleEvent(FakeRole role) {
        return JsonObject.of().id("guild_id", id).put("role", Payloads.role(role));
    }

    private <T> T change(Supplier<T> work) {
        return world.locked(work);
    }
}
