package dev.astra.discord.jda;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.discord.GuildId;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.discord.guild.GuildGateway;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Activity;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.sharding.ShardManager;

/**
 * Thread-safe. The connection to Discord: your own JDA, or one that is opened here. It opens the doors of commands and is the
 * way to the guilds. What it opened it closes; your own JDA stays yours.
 *
 * <p>It needs the intents for messages in guilds and direct messages, and no other. JDA's threads never wait for anything
 * here.
 */
public final class JdaConnection implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Shards shards;
    private final Optional<JDA> own;
    private final Readiness readiness;
    private final GuildGateway guilds;
    private final Crew crew = new Crew();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    private JdaConnection(Shards shards, Optional<JDA> own, Readiness readiness) {
        this.shards = shards;
        this.own = own;
        this.readiness = readiness;
        this.guilds = new JdaGuildGateway(shards, readiness);
        listeners.add(readiness);
    }

    /**
     * On a JDA of yours, connected or about to be.
     *
     * @param jda yours; it is not closed with this connection
     */
    public static JdaConnection of(JDA jda) {
        return new JdaConnection(Shards.of(jda), Optional.empty(), Readiness.of(jda));
    }

    /**
     * On shards of yours.
     *
     * @param shards yours; they are not closed with this connection
     */
    public static JdaConnection of(ShardManager shards) {
        Shards all = Shards.of(shards);
        Readiness readiness = new Readiness();
        all.add(readiness);
        shards.getShards().stream()
                .filter(jda -> jda.getStatus() == JDA.Status.CONNECTED)
                .forEach(readiness::isReady);
        return new JdaConnection(all, Optional.empty(), readiness);
    }

    /**
     * On a JDA that is opened here.
     *
     * @param token of the bot
     */
    public static Builder login(Secret token) {
        return new Builder(token);
    }

    /** The way to the guilds. */
    public GuildGateway guilds() {
        return guilds;
    }

    /** The way to people in private. */
    public DirectMessages directMessages() {
        return new JdaDirectMessages(shards);
    }

    /** Opens the doors, and registers the slash commands beside others that the bot has. */
    public JdaConnection serve(CommandSet commands) {
        return serve(commands, CommandSync.SHARED);
    }

    /**
     * Opens the doors.
     *
     * @param commands what can be called
     * @param sync how the slash commands are registered
     */
    public JdaConnection serve(CommandSet commands, CommandSync sync) {
        add(new Doors(commands, crew));
        Registration registration = new Registration(commands, sync);
        CompletionStage<JDA> ready = readiness.stage();
        ready.thenAccept(registration::begin);
        return this;
    }

    /** Hears who joins; only if the bot has the members intent. */
    public JdaConnection onJoin(JoinListener listener) {
        Objects.requireNonNull(listener, "listener");
        add(event -> {
            if (event instanceof GuildMemberJoinEvent joined) {
                long user = joined.getUser().getIdLong();
                GuildId guild = new GuildId(joined.getGuild().getIdLong());
                crew.take(user, () -> listener.joined(guild, new UserId(user)));
            }
        });
        return this;
    }

    /**
     * Shows people what the bot is watching.
     *
     * @param text behind "Watching"; at most 128 characters
     */
    public void present(String text) {
        Activity activity = Activity.watching(text);
        shards.all().forEach(jda -> jda.getPresence().setActivity(activity));
    }

    /**
     * Waits until the bot is connected and knows its guilds.
     *
     * @param longest how long
     * @throws RejectedException if Discord does not let this bot in, with what to change
     * @throws UnavailableException if it takes longer
     */
    public void awaitReady(Duration longest) {
        try {
            readiness.stage().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while connecting to Discord", stop);
        } catch (TimeoutException late) {
            throw new UnavailableException("Discord has not connected within " + longest.toSeconds() + " s", late);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof RejectedException told
                    ? told
                    : new UnavailableException("the connection to Discord ended", refused);
        }
    }

    private void add(EventListener listener) {
        listeners.add(listener);
        shards.add(listener);
    }

    /** Closes the doors, and the JDA if it was opened here. Idempotent; takes a few seconds at most. */
    @Override
    public void close() {
        listeners.forEach(shards::remove);
        listeners.clear();
        crew.close();
        own.ifPresent(JdaConnection::close);
    }

    private static void close(JDA jda) {
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(FAREWELL)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException stop) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** One thread. Settings before logging in. */
    public static final class Builder {
        private final Secret token;
        private final EnumSet<GatewayIntent> intents =
                EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES);
        private Consumer<JDABuilder> customizer = builder -> {};
        private Optional<Endpoints> endpoints = Optional.empty();
        private Optional<String> presence = Optional.empty();

        private Builder(Secret token) {
            this.token = Objects.requireNonNull(token, "token");
        }

        /** Changes to JDA's own settings, made last: pools, proxies, caches, intents, listeners of yours. */
        public Builder customize(Consumer<JDABuilder> change) {
            this.customizer = customizer.andThen(change);
            return this;
        }

        /** What people see behind "Watching". */
        public Builder presence(String text) {
            this.presence = Optional.of(text);
            return this;
        }

        /** Hears who joins. The bot then needs the members intent, which Discord grants on its portal. */
        public Builder members() {
            intents.add(GatewayIntent.GUILD_MEMBERS);
            return this;
        }

        /** Hears texts in guilds without a mention. The bot then needs the message content intent. */
        public Builder guildText() {
            intents.add(GatewayIntent.MESSAGE_CONTENT);
            return this;
        }

        /**
         * Where Discord is: a stand-in, or a proxy.
         *
         * @param rest the base of calls, with version and a slash at the end
         * @param gateway where to connect for events
         */
        public Builder endpoints(URI rest, URI gateway) {
            this.endpoints = Optional.of(new Endpoints(rest, gateway));
            return this;
        }

        /**
         * Logs in; returns before the guilds are known.
         *
         * @throws RejectedException if Discord does not know the token
         * @throws UnavailableException if Discord cannot be reached
         */
        public JdaConnection open() {
            Readiness readiness = new Readiness();
            JDABuilder builder = JDABuilder.createLight(token.reveal(), intents)
                    .setEnableShutdownHook(false)
                    .addEventListeners(readiness);
            presence.map(Activity::watching).ifPresent(builder::setActivity);
            endpoints.ifPresent(places -> places.applyTo(builder));
            customizer.accept(builder);
            try {
                JDA jda = builder.build();
                return new JdaConnection(Shards.of(jda), Optional.of(jda), readiness);
            } catch (InvalidTokenException unknown) {
                throw new RejectedException("Discord does not know the bot's token: expected the one shown once under"
                        + " \"Bot\", \"Reset Token\" on Discord's developer portal");
            } catch (ErrorResponseException | IllegalStateException failed) {
                throw Refusals.unavailable("logging in to Discord", failed);
            }
        }
    }
}
