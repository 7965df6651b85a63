package dev.astra.launcher.trading;

import dev.astra.core.RejectedException;
import dev.astra.core.audit.Notifier;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.store.Store;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import dev.astra.http.client.discord.DiscordNotifier;
import dev.astra.http.client.roblox.RobloxTradeGateway;
import dev.astra.http.client.rolimons.RolimonsValueFeed;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.SettingsReader;
import dev.astra.launcher.settings.TradeBot;
import dev.astra.trading.companion.RunPolicy;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Unvalued;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.value.FileValuesStorage;
import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.ValueBook;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread. The trading part, as the settings want it. Each piece is made when it is first asked for. */
public final class Trading {
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Configuration configuration;
    private @Nullable AstraSettings settings;
    private @Nullable ItemValues values;

    private Trading(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Reads nothing yet. */
    public static Trading of(Configuration configuration) {
        return new Trading(configuration);
    }

    /**
     * The settings file, without problems.
     *
     * @throws RejectedException naming everything that is wrong with it
     */
    public AstraSettings settings() {
        AstraSettings read = settings;
        if (read == null) {
            read = new SettingsReader(configuration).read();
            settings = read;
        }
        return read;
    }

    /** Where the file of values is. */
    public Path valuesFile() {
        return configuration.resolve(configuration.get(Settings.VALUES_FILE));
    }

    /** The values, of the feed and the file. */
    public ItemValues values() {
        ItemValues made = values;
        if (made == null) {
            RolimonsValueFeed feed = RolimonsValueFeed.builder()
                    .url(configuration.get(Settings.ROLIMONS_URL))
                    .ttl(RolimonsValueFeed.LEAST_TTL)
                    .build();
            made = ItemValues.of(feed, FileValuesStorage.at(valuesFile()));
            values = made;
        }
        return made;
    }

    /** Which trades are declined. */
    public TradePolicy policy() {
        AstraSettings wanted = settings();
        return new TradePolicy(
                wanted.get(Keys.MODE),
                wanted.get(Keys.VALUE_TOLERANCE),
                wanted.get(Keys.RAP_TOLERANCE),
                wanted.get(Keys.CANCEL_EQUALS),
                Unvalued.FILE_THEN_RAP,
                TradePolicy.SITE_FEE_PERCENT);
    }

    /**
     * The account that trades.
     *
     * @throws RejectedException if no session is configured: nothing is asked of Roblox then
     */
    public TradeGateway gateway() {
        RobloxTradeGateway.Builder gateway = RobloxTradeGateway.builder(settings()
                .find(Keys.COOKIE)
                .orElseThrow(() -> new RejectedException(
                        "trading is off: no Roblox session is configured; set ASTRA_ROBLOX_COOKIE, or ASTRA_ROBLOX_COOKIE_FILE"
                                + " to a file that only you may read")));
        Optional<URI> standIn = configuration.find(Settings.ROBLOX_URL);
        standIn.ifPresent(url -> gateway.baseUrl(url).spacing(Duration.ZERO));
        return gateway.build();
    }

    /** Who tells people; empty if no webhook is set. */
    public Optional<Notifier> notifier() {
        return settings()
                .find(Keys.WEBHOOK)
                .map(url -> DiscordNotifier.builder(url).build());
    }

    /**
     * The scan of sent trades.
     *
     * @param store what it remembers and decides in
     * @param book the values to judge by
     * @param pause how to wait when Roblox wants fewer requests
     */
    public OutboundScan scan(Store store, Supplier<Optional<ValueBook>> book, Pause pause) {
        RetryPolicy retries = new RetryPolicy(TRIES, Backoff.constant(settings().get(Keys.RATE_LIMIT_WAIT)), PATIENCE);
        OutboundScan.Builder scan = OutboundScan.builder(store, gateway(), book)
                .policy(policy())
                .retries(retries)
                .pause(pause)
                .declining();
        if (settings().find(Keys.WEBHOOK).isPresent()) {
            scan.telling();
        }
        return scan.build();
    }

    /** Whether there is a settings file, which is what switches the trading part of a running instance on. */
    public boolean wanted() {
        return Files.exists(configuration.resolve(configuration.get(Settings.SETTINGS_FILE)));
    }

    /** Which trade bot the settings ask for. */
    public TradeBot bot() {
        return settings().get(Keys.TRADE_BOT);
    }

    /**
     * The program of the trade bot, held back until it is its turn; empty if there is none.
     *
     * @param companions where people could have told its command
     * @throws RejectedException if the settings ask for it and it is missing
     */
    public Optional<ProcessSpec> program(Path companions) {
        return new BotProgram(settings(), BotProgram.systemPath()).find(companions);
    }

    /** Whether trades are scanned without being asked: the settings say so, and there is an account. */
    public boolean scanning() {
        return settings().get(Keys.AUTOMATIC) && settings().find(Keys.COOKIE).isPresent();
    }

    /** The rhythm of values, scans and the trade bot. */
    public RunPolicy rhythm() {
        RunPolicy usual = RunPolicy.usual();
        return new RunPolicy(
                settings().get(Keys.VALUE_CHECK),
                scanning(),
                settings().get(Keys.SCAN_EVERY),
                settings().get(Keys.MODE) != Mode.VALUE,
                usual.botPause(),
                usual.settle(),
                usual.scanWithin());
    }

    /**
     * Values, scans and the trade bot together; not started.
     *
     * @param store what scans remember and decide in
     * @param bot the trade bot
     * @param listener hears whether values come
     * @param scheduler when to do what
     * @throws RejectedException if the values file is missing
     */
    public TradingRun run(Store store, Bot bot, TradingRun.FeedListener listener, Scheduler scheduler) {
        if (!Files.isRegularFile(valuesFile())) {
            FileValuesStorage.at(valuesFile()).read();
        }
        Optional<ScanRound> scans = scanning()
                ? Optional.of(
                        new ScanRound(scan(store, values()::book, Pause.real()), configuration.get(Settings.SCANS)))
                : Optional.empty();
        return new TradingRun(rhythm(), new ValuesRound(values()), scans, bot, listener, scheduler, Workers.threads());
    }
}
