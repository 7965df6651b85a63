package dev.astra.launcher.business;

import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderSync;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Supervisor;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxListener;
import dev.astra.core.store.View;
import dev.astra.core.store.file.Backup;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Poller;
import dev.astra.core.time.PollerEvent;
import dev.astra.core.time.Workers;
import dev.astra.launcher.config.CompanionFile;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.trading.Trading;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A business that is open to the public: it looks for orders, publishes the list and writes its diary, until
 * it is closed. What happens is told to the log.
 */
public final class Operation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.run");

    private final Business business;
    private final Outbox outbox;
    private final Poller poller;
    private final Optional<DiscordBot> bot;
    private final DailySigning signing;
    private final Optional<BackupSchedule> backups;
    private final HealthWatch health;

    private Operation(Business business, Outbox outbox, Poller poller, DailySigning signing, Optional<DiscordBot> bot) {
        this.business = business;
        this.bot = bot;
        this.outbox = outbox;
        this.poller = poller;
        this.signing = signing;
        this.backups = backups(business);
        this.health = new HealthWatch(business::problems, business.scheduler());
    }

    private static Optional<BackupSchedule> backups(Business business) {
        Duration interval = business.configuration().get(Settings.BACKUP_EVERY);
        Safekeeping safekeeping = business.safekeeping();
        return interval.isZero()
                ? Optional.empty()
                : Optional.of(new BackupSchedule(
                        interval,
                        BackupSchedule.Keeper.of(safekeeping::newest, () -> line(safekeeping.take())),
                        business.scheduler(),
                        Workers.threads()));
    }

    private static String line(Backup backup) {
        return "backup " + backup.file() + " was taken and read back: " + backup.rows() + " rows, commit "
                + backup.sequence();
    }

    /**
     * Begins.
     *
     * @param business with the settings of the shop and the web root
     * @throws dev.astra.core.RejectedException if one of them cannot be used
     */
    public static Operation begin(Business business) {
        DiscordBot.check(business.configuration());
        List<ProcessSpec> programs = CompanionFile.read(business.home().companionFile());
        Publication publication = business.publication();
        OrderSync sync = business.sync();
        Optional<DiscordBot> bot = business.effects().map(effects -> DiscordBot.connect(business, effects));
        Outbox.Builder deliveries = Outbox.builder(business.store(), business.scheduler())
                .handler(Licensing.WHITELIST_TOPIC, publication)
                .handler(Diary.TOPIC, new Diary())
                .listener(new Deliveries());
        bot.ifPresent(connected -> connected.deliveredBy(deliveries));
        Trading.of(business.configuration())
                .notifier()
                .ifPresent(notifier -> deliveries.handler(NoticeDelivery.TOPIC, new NoticeDelivery(notifier)));
        Outbox outbox = deliveries.build();
        Poller poller = Poller.builder("orders", heartbeat -> cycle(sync, heartbeat))
                .interval(business.configuration().get(Settings.POLL))
                .listener(Operation::tell)
                .build(business.scheduler());
        DailySigning signing =
                new DailySigning(() -> sign(business, publication), business.scheduler(), Workers.threads());
        sign(business, publication);
        outbox.start();
        poller.start();
        signing.start();
        bot.ifPresent(DiscordBot::start);
        business.operates(true);
        Operation operation = new Operation(business, outbox, poller, signing, bot);
        operation.health.start();
        operation.backups.ifPresent(BackupSchedule::start);
        operation.companions(programs);
        return operation;
    }

    private static void sign(Business business, Publication publication) {
        business.listWays()
                .warning(business.scheduler().clock().instant())
                .ifPresent(warning -> LOG.warn("{}", warning));
        publication.start();
    }

    private void companions(List<ProcessSpec> programs) {
        if (programs.isEmpty()) {
            return;
        }
        try {
            business.runs(Companions.begin(business.home(), programs, business.scheduler()));
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
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

    /**
     * Tells the log how things stand.
     *
     * @param socket through which other commands come
     */
    public void report(Path socket) {
        View view = business.store().view();
        LOG.info(
                "home {}: {} orders, {} licenses on the list, version {} of it, {} published",
                business.home().directory(),
                OrderRegistry.count(view),
                Licensing.listed(view).count(),
                Licensing.listVersion(view),
                Publication.published(view));
        LOG.info(
                "a look at the shop {} s after each; the watchdog looks every 10 s; the list goes to {}; commands come through {}",
                business.configuration().get(Settings.POLL).toSeconds(),
                business.configuration().resolve(business.configuration().get(Settings.WEB_ROOT)),
                socket);
        LOG.info(
                "{}",
                backups.isPresent()
                        ? "a backup every "
                                + business.configuration()
                                        .get(Settings.BACKUP_EVERY)
                                        .toHours() + " h into "
                                + business.safekeeping().directory() + ", the newest "
                                + business.safekeeping().kept()
                                + " are kept"
                        : "no backups: ASTRA_BACKUP_HOURS is 0");
        long parked = Outbox.waiting(view).filter(it -> it.parked() != null).count();
        long waiting = Outbox.waiting(view).count() - parked;
        if (waiting > 0) {
            LOG.info("{} messages wait in the outbox; they are delivered now", waiting);
        }
        if (parked > 0) {
            LOG.warn("parked in the outbox: {}; \"astra store outbox\" shows them", parked);
        }
    }

    /** Ends at once: no further look at the shop, no further delivery. What was decided is delivered after the next start. */
    @Override
    public void close() {
        business.operates(false);
        business.companions().ifPresent(Supervisor::close);
        business.runs(null);
        backups.ifPresent(BackupSchedule::close);
        health.close();
        signing.close();
        poller.close();
        bot.ifPresent(DiscordBot::close);
        outbox.close();
        LOG.info("stopped; looks at the shop: {}", poller.state().runs());
    }

    private static final class Deliveries implements OutboxListener {
        @Override
        public void retrying(Delivery delivery, RuntimeException failure) {
            LOG.warn(
                    "{} {} could not be delivered and is tried again at {}: {}",
                    delivery.message().topic(),
                    delivery.id(),
                    delivery.due(),
                    failure.getMessage());
        }

        @Override
        public void parked(Delivery delivery, RuntimeException failure) {
            LOG.error(
                    "{} {} is given up, somebody must look: {}",
                    delivery.message().topic(),
                    delivery.id(),
                    failure.getMessage());
        }
    }
}
