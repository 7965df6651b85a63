package dev.astra.testkit.discord;

import dev.astra.testkit.loopback.Answer;
import dev.astra.testkit.loopback.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The way on which Discord tells the bot what happens; here it can be disturbed. */
public final class FakeGateway {
    private static final Duration HEARTBEAT = Duration.ofMillis(41_250);

    private final World world;
    private final GatewayEvents events;
    private final String token;
    private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
    private String resumeUrl = "";
    private @Nullable GatewaySession current;
    private UnaryOperator<String> tamper = event -> event;
    private String presence = "";
    private Duration heartbeat = HEARTBEAT;
    private long forbiddenIntents;
    private boolean refusing;
    private boolean breaking;
    private boolean deaf;
    private int upgrades;
    private int identifies;
    private int resumes;
    private int heartbeats;

    FakeGateway(World world, String token) {
        this.world = world;
        this.events = new GatewayEvents(world);
        this.token = token;
    }

    /** Cuts the connection as a broken cable would. */
    public void drop() {
        connected(GatewayConnection::cut);
    }

    /**
     * Closes the connection.
     *
     * @param code one of Discord's close codes, for example 4000
     */
    public void close(int code) {
        connected(connection -> connection.close(code, "as the test asked"));
    }

    /** Asks the bot to come back over a new connection. */
    public void requestReconnect() {
        connected(connection -> connection.send(7, JsonObject.of()));
    }

    /**
     * Tells the bot that its session is no good any more.
     *
     * @param resumable whether it may still be resumed
     */
    public void invalidateSession(boolean resumable) {
        world.locked(() -> {
            GatewaySession session = current;
            if (session != null && !resumable) {
                sessions.remove(session.id());
            }
            return session;
        });
        connected(connection -> connection.send(9, resumable));
    }

    /** Answers attempts to connect with 503, or takes them again. */
    public void refuse(boolean refused) {
        world.locked(() -> refusing = refused);
    }

    /** Cuts every new connection at once, or lets them live again. */
    public void breakNew(boolean broken) {
        world.locked(() -> breaking = broken);
    }

    /** Answers no heartbeat, or answers them again. */
    public void ignoreHeartbeats(boolean ignored) {
        world.locked(() -> deaf = ignored);
    }

    /** How often the bot is to give a sign of life on connections made from now on; 41.25 s unless set. */
    public void heartbeat(Duration interval) {
        world.locked(() -> heartbeat = interval);
    }

    /**
     * Kinds of events that the bot was not granted: asking for them ends the connection with 4014.
     *
     * @param intents Discord's bits
     */
    public void forbid(long intents) {
        world.locked(() -> forbiddenIntents = intents);
    }

    /** A last change to every event from now on: JSON in, JSON out. To see what a client does without some field. */
    public void tamper(UnaryOperator<String> change) {
        world.locked(() -> tamper = change);
    }

    /** Whether the bot is logged in and connected. */
    public boolean isConnected() {
        return world.locked(() -> connection().isPresent());
    }

    /** How often somebody connected. */
    public int upgrades() {
        return world.locked(() -> upgrades);
    }

    /** How often the bot logged in anew. */
    public int identifies() {
        return world.locked(() -> identifies);
    }

    /** How often the bot went on with a session that it had. */
    public int resumes() {
        return world.locked(() -> resumes);
    }

    /** How many signs of life came. */
    public int heartbeats() {
        return world.locked(() -> heartbeats);
    }

    /** The kinds of events that the bot asked for at its last login, as Discord's bits. */
    public long intents() {
        return world.locked(() -> current == null ? 0 : current.intents());
    }

    /** What people see below the bot's name, for example {@code Watching the shop}; empty if there is nothing. */
    public String presence() {
        return world.locked(() -> presence);
    }

    void resumeAt(String url) {
        resumeUrl = url;
    }

    Answer connect(Request request) {
        return world.locked(() -> {
            upgrades++;
            if (refusing) {
                return DiscordFault.status(503).answer();
            }
            if (!"10".equals(request.query().get("v"))
                    || !"json".equals(request.query().get("encoding"))) {
                world.violated("expected a gateway connection with v=10 and encoding=json, got " + request.query());
            }
            boolean broken = breaking;
            Duration interval = heartbeat;
            return Answer.upgrade(request, socket -> {
                GatewayConnection connection = new GatewayConnection(this, request, socket);
                if (broken) {
                    connection.cut();
                } else {
                    connection.send(
                            GatewayConnection.HELLO, JsonObject.of().put("heartbeat_interval", interval.toMillis()));
                }
                return connection;
            });
        });
    }

    void received(GatewayConnection from, JsonObject frame) {
        world.locked(() -> {
            JsonObject data = frame.object("d").orElseGet(JsonObject::of);
            switch ((int) frame.number("op", -1)) {
                case 1 -> heartbeat(from);
                case 2 -> identify(from, data);
                case 3 -> presence = GatewayEvents.shown(data);
                case 6 -> resume(from, data);
                case 8 -> dispatch(Intents.ALWAYS, "GUILD_MEMBERS_CHUNK", events.members(data));
                case 4 -> world.violated("a bot of commands joins no voice channel");
                default -> world.violated("unknown gateway frame " + frame);
            }
            return frame;
        });
    }

    void ended(GatewayConnection gone) {
        world.locked(() -> {
            sessions.values().forEach(session -> session.ended(gone));
            return gone;
        });
    }

    /** Tells the bot, if it listens to this. Inside the world's lock. */
    void dispatch(int intent, String type, JsonObject data) {
        GatewaySession session = current;
        if (session != null && session.hears(intent)) {
            session.tell(tamper.apply(JsonObject.of()
                    .put("op", 0)
                    .put("t", type)
                    .put("s", session.nextSequence())
                    .put("d", data)
                    .toString()));
        }
    }

    /** Tells the bot of a message, as far as it may see it. */
    void message(FakeChannel channel, JsonObject message) {
        if (channel.isDirect()) {
            dispatch(Intents.DIRECT_MESSAGES, "MESSAGE_CREATE", message);
        } else if (current != null) {
            dispatch(Intents.GUILD_MESSAGES, "MESSAGE_CREATE", events.message(message, current));
        }
    }

    private void heartbeat(GatewayConnection from) {
        heartbeats++;
        if (!deaf) {
            from.send(JsonObject.of().put("op", 11).toString());
        }
    }

    private void identify(GatewayConnection from, JsonObject data) {
        identifies++;
        long intents = data.number("intents", 0);
        if (!data.text("token").equals(token)) {
            from.close(4004, "Authentication failed.");
            return;
        }
        if ((intents & forbiddenIntents) != 0) {
            from.close(4014, "Disallowed intent(s).");
            return;
        }
        GatewaySession session = new GatewaySession("session-" + world.newId(), intents);
        sessions.put(session.id(), session);
        session.resume(from, 0);
        current = session;
        data.object("presence").ifPresent(shown -> presence = GatewayEvents.shown(shown));
        dispatch(Intents.ALWAYS, "READY", events.ready(session, resumeUrl));
        world.guilds().forEach(guild -> dispatch(Intents.GUILDS, "GUILD_CREATE", events.guild(guild, session)));
    }

    private void resume(GatewayConnection from, JsonObject data) {
        GatewaySession session = sessions.get(data.text("session_id"));
        if (session == null || !data.text("token").equals(token) || !session.resume(from, data.number("seq", -1))) {
            from.send(9, false);
            return;
        }
        resumes++;
        current = session;
        dispatch(Intents.ALWAYS, "RESUMED", JsonObject.of());
    }

    private Optional<GatewayConnection> connection() {
        return Optional.ofNullable(current).map(GatewaySession::connection);
    }

    private void connected(Consumer<GatewayConnection> act) {
        world.locked(this::connection).ifPresent(act);
    }
}
