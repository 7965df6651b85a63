package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.store.Outbox;
import dev.astra.discord.guild.RoleName;
import dev.astra.discord.jda.CommandSync;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.discord.licensing.GuildEffects;
import dev.astra.discord.licensing.LicenseBot;
import dev.astra.discord.licensing.LicenseBotSettings;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The license bot on Discord, in a business that has a token for it. The business goes on while Discord cannot
 * be reached: what is to happen there waits in the outbox, and the bot connects by itself.
 */
final class DiscordBot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.discord");

    private final DiscordLogin login;
    private final AwaitedGuilds guilds;
    private final LicenseBot bot;
    private final Executor executor;
    private boolean closed;

    private DiscordBot(DiscordLogin login, AwaitedGuilds guilds, LicenseBot bot, Executor executor) {
        this.login = login;
        this.guilds = guilds;
        this.bot = bot;
        this.executor = executor;
    }

    /**
     * Refuses a token without what goes with it.
     *
     * @throws RejectedException if there is a token, but a setting that goes with it is missing or cannot be read
     */
    static void check(Configuration configuration) {
        if (configuration.find(Settings.DISCORD_TOKEN).isPresent()) {
            configuration.check(List.of(Settings.GUILD), List.of(Settings.LOG_CHANNEL, Settings.ROLE));
        }
    }

    /** What the seller decided; empty without a token or a server, and then there is no bot. */
    static Optional<LicenseBotSettings> settings(Configuration configuration) {
        return configuration
                .find(Settings.DISCORD_TOKEN)
                .flatMap(token -> configuration.find(Settings.GUILD))
                .map(guild -> {
                    LicenseBotSettings.Builder settings =
                            LicenseBotSettings.builder(guild, new RoleName(configuration.get(Settings.ROLE)));
                    configuration.find(Settings.LOG_CHANNEL).ifPresent(settings::log);
                    return settings.build();
                });
    }

    /**
     * Connects, and looks whether everything that the bot needs is there.
     *
     * @return connected, or still trying if Discord cannot be reached
     * @throws RejectedException if Discord does not let it in, or something is not there, with what to do
     */
    static DiscordBot connect(Business business, GuildEffects effects) {
        AwaitedGuilds guilds = new AwaitedGuilds();
        LicenseBot bot = LicenseBot.builder(
                        business.store(), business.licensing(), effects, guilds, business.scheduler())
                .publication(business.publication())
                .build();
        DiscordLogin login =
                new DiscordLogin(() -> DiscordLogin.open(business.configuration(), Settings.DISCORD_TOKEN)).start();
        DiscordBot made = new DiscordBot(login, guilds, bot, ForkJoinPool.commonPool());
        try {
            login.first()
                    .ifPresentOrElse(
                            made::refuseProblems,
                            () -> LOG.warn("Discord cannot be reached now: everything else goes on, and the bot"
                                    + " connects by itself"));
            return made;
        } catch (RuntimeException refused) {
            made.close();
            throw refused;
        }
    }

    private void refuseProblems(JdaConnection discord) {
        guilds.open(discord.guilds());
        List<String> problems = bot.check().toCompletableFuture().join();
        if (!problems.isEmpty()) {
            throw new RejectedException("the bot cannot work yet: " + String.join(" ", problems));
        }
    }

    Outbox.Builder deliveredBy(Outbox.Builder outbox) {
        return bot.deliveredBy(outbox);
    }

    /** Opens the doors, now or as soon as there is a connection. */
    void start() {
        login.ready().thenAcceptAsync(this::begin, executor).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error(
                        "the bot is not on Discord, everything else goes on: {}",
                        failure.getCause() instanceof RejectedException told ? told.getMessage() : failure.toString());
            }
        });
    }

    private synchronized void begin(JdaConnection discord) {
        if (closed) {
            return;
        }
        guilds.open(discord.guilds());
        discord.serve(bot.commands(), CommandSync.EXACT);
        discord.present(bot.presence());
        bot.start();
        LOG.info(
                "the bot is on Discord, with {} commands",
                bot.commands().commands().size());
        bot.check()
                .thenAccept(problems -> problems.forEach(problem -> LOG.error("the bot cannot work yet: {}", problem)));
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
