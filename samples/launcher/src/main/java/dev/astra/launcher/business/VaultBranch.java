package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.discord.jda.CommandSync;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.discord.vault.VaultBot;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The vault on Discord, in a business that has a token for its bot. Withdrawals that nobody fetches end also
 * while Discord cannot be reached, and the bot connects by itself.
 */
final class VaultBranch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.vault");
    private static final Duration LATER = Duration.ofSeconds(5);

    private final DiscordLogin login;
    private final VaultBot bot;
    private final Executor executor = ForkJoinPool.commonPool();
    private volatile @Nullable DirectMessages direct;
    private boolean closed;

    private VaultBranch(Business business) {
        this.bot = VaultBot.builder(
                        business.store(),
                        business.vault(),
                        business.accounts(),
                        business.profiles(),
                        directMessages(),
                        business.scheduler())
                .build();
        this.login = new DiscordLogin(() -> DiscordLogin.open(business.configuration(), Settings.VAULT_TOKEN)).start();
    }

    /** Whether the settings ask for it. */
    static boolean wanted(Configuration configuration) {
        return configuration.find(Settings.VAULT_TOKEN).isPresent();
    }

    /**
     * Refuses the token of the license bot: two bots on one would take each other's commands away.
     *
     * @throws RejectedException if it is that, or cannot be read
     */
    static void check(Configuration configuration) {
        Optional<String> token = configuration.find(Settings.VAULT_TOKEN).map(Secret::reveal);
        if (token.isPresent()
                && token.equals(configuration.find(Settings.DISCORD_TOKEN).map(Secret::reveal))) {
            throw new RejectedException(Settings.VAULT_TOKEN.key() + ": expected the token of another bot than in "
                    + Settings.DISCORD_TOKEN.key() + ", got the same; make a second application on Discord's developer"
                    + " portal");
        }
    }

    /**
     * Connects, if the settings ask for it.
     *
     * @return connected, or still trying if Discord cannot be reached; empty if there is no token
     * @throws RejectedException if Discord does not let the bot in, with what to do
     */
    static Optional<VaultBranch> of(Business business) {
        if (!wanted(business.configuration())) {
            return Optional.empty();
        }
        VaultBranch made = new VaultBranch(business);
        try {
            if (made.login.first().isEmpty()) {
                LOG.warn(
                        "Discord cannot be reached now: everything else goes on, and the vault's bot connects by itself");
            }
            return Optional.of(made);
        } catch (RuntimeException refused) {
            made.close();
            throw refused;
        }
    }

    private DirectMessages directMessages() {
        return (user, message) -> {
            DirectMessages open = direct;
            return open == null
                    ? CompletableFuture.failedFuture(
                            new UnavailableException("there is no connection to Discord yet", LATER))
                    : open.send(user, message);
        };
    }

    /** Opens the doors, now or as soon as there is a connection. */
    void start() {
        bot.start();
        login.ready().thenAcceptAsync(this::begin, executor).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error(
                        "the vault's bot is not on Discord, everything else goes on: {}",
                        failure.getCause() instanceof RejectedException told ? told.getMessage() : failure.toString());
            }
        });
    }

    private synchronized void begin(JdaConnection discord) {
        if (closed) {
            return;
        }
        direct = discord.directMessages();
        discord.serve(bot.commands(), CommandSync.EXACT);
        discord.present(bot.presence());
        LOG.info(
                "the vault's bot is on Discord, with {} commands",
                bot.commands().commands().size());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            bot.close();
        }
        login.close();
    }
}
