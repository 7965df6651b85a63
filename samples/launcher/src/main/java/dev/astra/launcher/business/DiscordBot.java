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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The license bot on Discord, in a business that has a token for it. */
final class DiscordBot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.discord");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdaConnection discord;
    private final LicenseBot bot;

    private DiscordBot(JdaConnection discord, LicenseBot bot) {
        this.discord = discord;
        this.bot = bot;
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
     * @throws RejectedException if Discord does not let it in, or something is not there, with what to do
     */
    static DiscordBot connect(Business business, GuildEffects effects) {
        JdaConnection.Builder login =
                JdaConnection.login(business.configuration().get(Settings.DISCORD_TOKEN));
        business.configuration()
                .find(Settings.DISCORD_URL)
                .ifPresent(
                        rest -> login.endpoints(rest, business.configuration().get(Settings.DISCORD_GATEWAY)));
        JdaConnection discord = login.open();
        try {
            discord.awaitReady(PATIENCE);
            LicenseBot bot = LicenseBot.builder(
                            business.store(), business.licensing(), effects, discord.guilds(), business.scheduler())
                    .publication(business.publication())
                    .build();
            List<String> problems = bot.check().toCompletableFuture().join();
            if (!problems.isEmpty()) {
                throw new RejectedException("the bot cannot work yet: " + String.join(" ", problems));
            }
            return new DiscordBot(discord, bot);
        } catch (RuntimeException refused) {
            discord.close();
            throw refused;
        }
    }

    Outbox.Builder deliveredBy(Outbox.Builder outbox) {
        return bot.deliveredBy(outbox);
    }

    void start() {
        discord.serve(bot.commands(), CommandSync.EXACT);
        discord.present(bot.presence());
        bot.start();
        LOG.info(
                "the bot is on Discord, with {} commands",
                bot.commands().commands().size());
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
    }
}
