package dev.astra.launcher.business;

import dev.astra.core.order.OrderSync;
import dev.astra.core.store.Outbox;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Poller;
import dev.astra.core.time.PollerEvent;
import dev.astra.core.time.Workers;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.Publication;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The selling part of a running instance: orders come in, the list goes out, the bot answers. */
final class Selling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.run");

    private final Business business;
    private final Publication publication;
    private final Poller poller;
    private final DailySigning signing;
    private final Optional<DiscordBot> bot;

    private Selling(Business business, Publication publication, OrderSync sync, Optional<DiscordBot> bot) {
        this.business = business;
        this.publication = publication;
        this.bot = bot;
        this.poller = Poller.builder("orders", heartbeat -> cycle(sync, heartbeat))
                .interval(business.configuration().get(Settings.POLL))
                .listener(Selling::tell)
                .build(business.scheduler());
        this.signing = new DailySigning(this::sign, business.scheduler(), Workers.threads());
    }

    /** Whether something of it is configured. */
    static boolean wanted(Configuration configuration) {
        return Stream.of(Settings.SHOP_KEY, Settings.WEB_ROOT, Settings.DISCORD_TOKEN)
                .anyMatch(setting -> configuration.find(setting).isPresent());
    }

    /**
     * Makes everything ready; the bot is connected, nothing is begun.
     *
     * @throws dev.astra.core.RejectedException if a setting of the shop, the web root or the bot cannot be used
     */
    static Selling ready(Business business) {
        DiscordBot.check(business.configuration());
        Publication publication = business.publication();
        OrderSync sync = business.sync();
        Optional<DiscordBot> bot = business.effects().map(effects -> DiscordBot.connect(business, effects));
        return new Selling(business, publication, sync, bot);
    }

    void deliveredBy(Outbox.Builder deliveries) {
        deliveries.handler(Licensing.WHITELIST_TOPIC, publication).handler(Diary.TOPIC, new Diary());
        bot.ifPresent(connected -> connected.deliveredBy(deliveries));
    }

    /** Brings the list out as it is. */
    void sign() {
        business.listWays()
                .warning(business.scheduler().clock().instant())
                .ifPresent(warning -> LOG.warn("{}", warning));
        publication.start();
    }

    /** Looks at the shop soon, without waiting for the next time. */
    void look() {
        poller.pollNow();
    }

    void start() {
        poller.start();
        signing.start();
        bot.ifPresent(DiscordBot::start);
    }

    private static void cycle(OrderSync sync, Heartbeat heartbeat) throws InterruptedException {
        LOG.info("{}", sync.run(heartbeat));
    }

    private static void tell(PollerEvent event) {
        switch (event.kind()) {
            case FAILED, REPLACED, WATCHDOG_FAILED -> LOG.warn("{}", event.text());
            case SUCCEEDED, IGNORED -> LOG.info("{}", event.text());
            case BEGAN, CHECKED -> LOG.debug("{}", event.text());
        }
    }

    @Override
    public void close() {
        signing.close();
        poller.close();
        bot.ifPresent(DiscordBot::close);
        LOG.info("looks at the shop: {}", poller.state().runs());
    }
}
