package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import dev.astra.core.time.Workers;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Setting;
import dev.astra.launcher.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The way onto Discord, tried again with longer and longer waits until it is open, refused or given up. */
final class DiscordLogin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.discord");
    private static final Backoff WAITS = Backoff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<JdaConnection> open;
    private final CompletableFuture<JdaConnection> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> tried = new CompletableFuture<>();
    private @Nullable JdaConnection connection;
    private Workers.@Nullable Worker worker;
    private boolean closed;

    /**
     * Not started yet.
     *
     * @param open logs in once
     */
    DiscordLogin(Supplier<JdaConnection> open) {
        this.open = open;
    }

    /** Logs a bot in once, where the settings say that Discord is. */
    static JdaConnection open(Configuration configuration, Setting<Secret> token) {
        JdaConnection.Builder login = JdaConnection.login(configuration.get(token));
        configuration
                .find(Settings.DISCORD_URL)
                .ifPresent(rest -> login.endpoints(rest, configuration.get(Settings.DISCORD_GATEWAY)));
        return login.open();
    }

    /** Begins, on a thread of its own. */
    synchronized DiscordLogin start() {
        worker = Workers.threads().start("astra-discord-login", this::run);
        return this;
    }

    /** The connection once its guilds are known; fails if Discord refuses the bot. */
    CompletionStage<JdaConnection> ready() {
        return ready;
    }

    /**
     * Waits for the first try only, and no longer than half a minute.
     *
     * @return empty if Discord cannot be reached now
     * @throws RejectedException if Discord refuses the bot, with what to do
     */
    Optional<JdaConnection> first() {
        try {
            CompletableFuture.anyOf(ready, tried).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return ready.isDone() ? Optional.of(ready.join()) : Optional.empty();
        } catch (TimeoutException later) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while connecting to Discord", stop);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof RejectedException told
                    ? told
                    : new UnavailableException("the connection to Discord failed", refused);
        }
    }

    private void run() {
        try {
            for (int failures = 1; !isReady(); failures++) {
                tried.complete(true);
                Pause.real().pause(WAITS.wait(failures, ThreadLocalRandom.current()));
            }
        } catch (InterruptedException stop) {
            LOG.debug("no further try to connect to Discord");
        } catch (RejectedException refused) {
            ready.completeExceptionally(refused);
        }
    }

    /** One try; a connection that is open and not ready stays open, for it goes on by itself. */
    private boolean isReady() throws InterruptedException {
        try {
            JdaConnection now = opened();
            now.awaitReady(PATIENCE);
            ready.complete(now);
            return true;
        } catch (UnavailableException later) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.warn("not on Discord yet, it is tried again: {}", later.getMessage());
            return false;
        }
    }

    private JdaConnection opened() throws InterruptedException {
        JdaConnection known = connection();
        return known == null ? keep(open.get()) : known;
    }

    private synchronized @Nullable JdaConnection connection() {
        return connection;
    }

    private JdaConnection keep(JdaConnection opened) throws InterruptedException {
        synchronized (this) {
            if (!closed) {
                connection = opened;
                return opened;
            }
        }
        opened.close();
        throw new InterruptedException("closed meanwhile");
    }

    /** Gives up, and closes the connection if there is one. Idempotent. */
    @Override
    public void close() {
        JdaConnection open;
        synchronized (this) {
            closed = true;
            open = connection;
            if (worker != null) {
                worker.interrupt();
            }
        }
        if (open != null) {
            open.close();
        }
    }
}
