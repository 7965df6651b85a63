package dev.astra.testkit.discord;

import dev.astra.core.Secret;
import dev.astra.testkit.loopback.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Thread-safe. Discord in one process: REST interface and gateway, version 10, on a free port of the loopback address. A test
 * builds guilds, channels, roles and members, lets people write and press, and looks at what the bot did. What Discord
 * refuses is refused here too: permissions, hierarchy, lengths, interactions that are taken too late or twice.
 *
 * <p>Every test should end with {@link #unhandled} and {@link #violations} empty.
 */
public final class FakeDiscord implements AutoCloseable {
    private final World world;
    private final Payloads payloads;
    private final Secret token;
    private final Acts acts;
    private final FakeGateway gateway;
    private final RateLimits limits;
    private final CommandRoutes commands;
    private final Rest rest;
    private final LoopbackServer server;

    private FakeDiscord(Builder builder) {
        this.world = new World(builder.clock, builder.patience, builder.botName);
        this.payloads = new Payloads(world);
        this.token = builder.token;
        this.gateway = new FakeGateway(world, token.reveal());
        this.limits = new RateLimits(builder.clock);
        this.commands = new CommandRoutes(world);
        this.acts = new Acts(world, gateway, commands, builder.window);
        Routes routes = new Routes();
        this.rest = new Rest(world, token.reveal(), routes, limits);
        this.server = LoopbackServer.start(
                "fake-discord", request -> request.isUpgrade() ? gateway.connect(request) : rest.answer(request));
        gateway.resumeAt(gatewayUrl().resolve("/resume").toString());
        ChannelRoutes messages = new ChannelRoutes(world, gateway);
        new AccountRoutes(world).addTo(routes, gatewayUrl().toString());
        new GuildRoutes(world).addTo(routes);
        messages.addTo(routes);
        new InteractionRoutes(world, messages).addTo(routes);
        commands.addTo(routes);
    }

    /** Starts on a free port, with real time. */
    public static FakeDiscord start() {
        return builder().start();
    }

    /** Settings before starting. */
    public static Builder builder() {
        return new Builder();
    }

    /** What to use as the base of REST calls; ends with a slash. */
    public URI restUrl() {
        return URI.create("http://127.0.0.1:" + server.port() + Routes.BASE + "/");
    }

    /** Where to connect for events. */
    public URI gatewayUrl() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/gateway");
    }

    /** The only token that is accepted. */
    public Secret token() {
        return token;
    }

    /** The bot. */
    public FakeUser bot() {
        return world.bot();
    }

    /** The way on which events go to the bot. */
    public FakeGateway gateway() {
        return gateway;
    }

    /**
     * A guild that the bot has joined.
     *
     * @param name what people see
     * @param botPosition where the bot's own role stands; roles below it can be given
     * @param botPermissions what the bot may do beyond everybody
     */
    public FakeGuild guild(String name, int botPosition, FakePermission... botPermissions) {
        return world.locked(() -> {
            FakeGuild guild =
                    new FakeGuild(world, gateway, name, botPosition, Set.copyOf(Arrays.asList(botPermissions)));
            world.add(guild);
            gateway.dispatch(Intents.GUILDS, "GUILD_CREATE", payloads.guild(guild, false));
            return guild;
        });
    }

    /** Somebody who is in no guild yet. */
    public FakeUser user(String name) {
        return user(name, "en-US");
    }

    /**
     * Somebody who is in no guild yet.
     *
     * @param name the user name
     * @param language how the client is set, for example {@code pt-BR}
     */
    public FakeUser user(String name, String language) {
        return world.locked(() -> world.newUser(name, false, language));
    }

    /** The direct messages between the bot and a user. */
    public FakeChannel direct(FakeUser user) {
        return world.locked(() -> world.directWith(user));
    }

    /** The user takes no direct messages any more, or takes them again. */
    public void closeMessages(FakeUser user, boolean closed) {
        world.locked(() -> {
            world.closeMessages(user, closed);
            return closed;
        });
    }

    /** A user writes. */
    public FakeMessage says(FakeUser user, FakeChannel channel, String content) {
        return world.locked(() -> acts.says(user, channel, content));
    }

    /** A user writes to the bot in private. */
    public FakeMessage tells(FakeUser user, String content) {
        return says(user, direct(user), content);
    }

    /**
     * A user sends a slash command.
     *
     * @param options texts by the option's name
     * @throws IllegalStateException if the bot has registered no such command
     */
    public FakeInteraction slash(FakeUser user, FakeChannel channel, String command, Map<String, String> options) {
        return world.locked(() -> acts.slash(user, channel, command, options));
    }

    /** A user presses a button. */
    public FakeInteraction press(FakeUser user, FakeMessage message, String controlId) {
        return world.locked(() -> acts.press(user, message, controlId));
    }

    /**
     * A user chooses from a menu.
     *
     * @param values one or several, as the menu allows
     * @throws IllegalStateException if no client would let them
     */
    public FakeInteraction choose(FakeUser user, FakeMessage message, String controlId, String... values) {
        return world.locked(() -> acts.choose(user, message, controlId, List.of(values)));
    }

    /**
     * A user fills in the form that the bot answered with.
     *
     * @param opened what the bot answered
     * @param fields texts by the field's id; a field that is left out keeps what stands in it
     * @throws IllegalStateException if there is no form, or no client would send it so
     */
    public FakeInteraction submit(FakeInteraction opened, Map<String, String> fields) {
        return world.locked(() -> acts.submit(opened, fields));
    }

    /**
     * A user fills in a form, whatever it is.
     *
     * @param fields texts by the field's id
     */
    public FakeInteraction submit(FakeUser user, FakeChannel channel, String formId, Map<String, String> fields) {
        return world.locked(() -> acts.submit(user, channel, formId, fields));
    }

    /** What the bot has written in a channel, as it stands now. */
    public List<FakeMessage> messages(FakeChannel channel) {
        return world.locked(() -> ofBot(channel));
    }

    /** All messages in a channel, the bot's and everybody's, as they stand now. */
    public List<FakeMessage> conversation(FakeChannel channel) {
        return world.locked(() -> world.messagesIn(channel));
    }

    private List<FakeMessage> ofBot(FakeChannel channel) {
        return world.messagesIn(channel).stream()
                .filter(message -> message.authorId() == bot().id())
                .toList();
    }

    /** Waits for a message of the bot. */
    public FakeMessage awaitMessage(FakeChannel channel, Predicate<FakeMessage> wanted) {
        return world.await(
                "a message of the bot in " + (channel.isDirect() ? "direct messages" : channel.name()),
                () -> ofBot(channel).stream().filter(wanted).findFirst());
    }

    /** Waits until something holds; it is asked again after whatever happens on this Discord. */
    public void await(String what, BooleanSupplier holds) {
        world.await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Answers the next matching calls so.
     *
     * @param method in upper case
     * @param path a regular expression for the path, for example {@code .*}{@code /callback}
     * @param times how many calls
     * @param fault how
     */
    public void fault(String method, String path, int times, DiscordFault fault) {
        world.locked(() -> {
            rest.plan(method, path, times, fault);
            return fault;
        });
    }

    /**
     * Allows matching calls so often, for each channel, guild or message apart; tells it in headers, and refuses more with
     * 429. Without a rule nothing is limited.
     *
     * @param method in upper case
     * @param path a regular expression for the path
     * @param calls how many
     * @param length in this time
     */
    public void limit(String method, String path, int calls, Duration length) {
        world.locked(() -> {
            limits.add(method, path, calls, length);
            return calls;
        });
    }

    /** Every call that came, in order. */
    public List<ApiCall> calls() {
        return world.locked(rest::calls);
    }

    /** The calls of one kind; {@code path} is a regular expression. */
    public List<ApiCall> calls(String method, String path) {
        return calls().stream().filter(call -> call.is(method, path)).toList();
    }

    /** The names of the slash commands that the bot registered for everywhere. */
    public List<String> commands() {
        return world.locked(commands::names);
    }

    /** Everything that users did with the bot. */
    public List<FakeInteraction> interactions() {
        return world.locked(world::interactions);
    }

    /** Calls that this fake does not know. */
    public List<String> unhandled() {
        return world.locked(world::unhandled);
    }

    /** What the bot sent that no client should send: malformed, too long, not allowed together. */
    public List<String> violations() {
        return world.locked(world::violations);
    }

    /** Ends every connection. Idempotent. */
    @Override
    public void close() {
        server.close();
    }

    /** One thread. Settings of a fake Discord. */
    public static final class Builder {
        private InstantSource clock = InstantSource.system();
        private Duration patience = Duration.ofSeconds(15);
        private Duration window = Duration.ofSeconds(3);
        private String botName = "astra";
        private Secret token = Secret.of("fake.bot.token");

        private Builder() {}

        /** What time it is: for the 3 s of an interaction, the ids, and the rate limits; real time unless set. */
        public Builder clock(InstantSource time) {
            this.clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /** How long {@code await…} waits before it fails; 15 s unless set. */
        public Builder patience(Duration longest) {
            this.patience = Objects.requireNonNull(longest, "longest");
            return this;
        }

        /** How long an interaction can be taken; Discord's 3 s unless set. */
        public Builder window(Duration longest) {
            this.window = Objects.requireNonNull(longest, "longest");
            return this;
        }

        /** What the bot is called; {@code astra} unless set. */
        public Builder botName(String name) {
            this.botName = Objects.requireNonNull(name, "name");
            return this;
        }

        /** The token that is accepted. */
        public Builder token(Secret accepted) {
            this.token = Objects.requireNonNull(accepted, "accepted");
            return this;
        }

        /** Starts on a free port. */
        public FakeDiscord start() {
            return new FakeDiscord(this);
        }
    }
}
