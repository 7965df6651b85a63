package dev.astra.testkit.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe through {@link #locked} and {@link #await}; everything else is called inside them. What there is on the fake
 * Discord, behind one lock, so that an effect and its record become visible together.
 */
final class World {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration patience;
    private final InstantSource clock;
    private final Snowflakes ids;
    private final FakeUser bot;
    private final Map<Long, FakeUser> users = new LinkedHashMap<>();
    private final Map<Long, FakeGuild> guilds = new LinkedHashMap<>();
    private final Map<Long, FakeChannel> channels = new LinkedHashMap<>();
    private final Map<Long, FakeChannel> direct = new HashMap<>();
    private final Map<Long, FakeMessage> messages = new LinkedHashMap<>();
    private final Map<String, FakeMessage> byNonce = new HashMap<>();
    private final Map<String, FakeInteraction> interactions = new LinkedHashMap<>();
    private final Set<Long> closedMessages = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> unhandled = new ArrayList<>();

    World(InstantSource clock, Duration patience, String botName) {
        this.clock = clock;
        this.patience = patience;
        this.ids = new Snowflakes(clock);
        this.bot = new FakeUser(ids.next(), botName, true, "en-US");
        users.put(bot.id(), bot);
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to find.
     *
     * @throws AssertionError if it does not come in time
     */
    <T> T await(String what, Supplier<Optional<T>> probe) {
        long left = patience.toNanos();
        lock.lock();
        try {
            for (Optional<T> found = probe.get(); ; found = probe.get()) {
                if (found.isPresent()) {
                    return found.get();
                }
                if (left <= 0) {
                    throw new AssertionError("expected " + what + " within " + patience.toSeconds() + " s");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, stop);
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    long newId() {
        return ids.next();
    }

    FakeUser bot() {
        return bot;
    }

    FakeUser newUser(String name, boolean program, String language) {
        FakeUser user = new FakeUser(newId(), name, program, language);
        users.put(user.id(), user);
        return user;
    }

    FakeUser user(long id) {
        return known(users.get(id), "User", 10013);
    }

    void add(FakeGuild guild) {
        guilds.put(guild.id(), guild);
    }

    List<FakeGuild> guilds() {
        return List.copyOf(guilds.values());
    }

    FakeGuild guild(long id) {
        return known(guilds.get(id), "Guild", 10004);
    }

    void add(FakeChannel channel) {
        channels.put(channel.id(), channel);
    }

    void remove(FakeChannel channel) {
        channels.remove(channel.id());
    }

    FakeChannel channel(long id) {
        return known(channels.get(id), "Channel", 10003);
    }

    List<FakeChannel> channelsOf(long guildId) {
        return channels.values().stream()
                .filter(channel -> channel.guildId() == guildId)
                .toList();
    }

    FakeChannel directWith(FakeUser user) {
        return direct.computeIfAbsent(user.id(), id -> {
            FakeChannel channel = new FakeChannel(newId(), 0, "", id);
            channels.put(channel.id(), channel);
            return channel;
        });
    }

    void closeMessages(FakeUser user, boolean closed) {
        if (closed) {
            closedMessages.add(user.id());
        } else {
            closedMessages.remove(user.id());
        }
    }

    boolean hasClosedMessages(long userId) {
        return closedMessages.contains(userId);
    }

    FakeMessage keep(FakeChannel channel, JsonObject json, Map<String, byte[]> files) {
        FakeMessage message = new FakeMessage(channel.id(), json, files);
        messages.put(message.id(), message);
        if (json.has("nonce")) {
            byNonce.put(channel.id() + " " + json.text("nonce"), message);
        }
        return message;
    }

    Optional<FakeMessage> withNonce(FakeChannel channel, String nonce) {
        return Optional.ofNullable(byNonce.get(channel.id() + " " + nonce));
    }

    FakeMessage message(long id) {
        return known(messages.get(id), "Message", 10008);
    }

    void removeMessage(long id) {
        messages.remove(id);
    }

    List<FakeMessage> messagesIn(FakeChannel channel) {
        return messages.values().stream()
                .filter(message -> message.channelId() == channel.id())
                .toList();
    }

    void add(FakeInteraction interaction) {
        interactions.put(interaction.token(), interaction);
    }

    Optional<FakeInteraction> interaction(String token) {
        return Optional.ofNullable(interactions.get(token));
    }

    List<FakeInteraction> interactions() {
        return List.copyOf(interactions.values());
    }

    void violated(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void unhandled(String what) {
        unhandled.add(what);
    }

    List<String> unhandled() {
        return List.copyOf(unhandled);
    }

    private static <T> T known(@Nullable T thing, String what, int code) {
        if (thing == null) {
            throw Refusal.unknown(what, code);
        }
        return thing;
    }
}
