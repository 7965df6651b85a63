package dev.astra.launcher.business;

import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxListener;
import dev.astra.core.store.View;
import dev.astra.core.store.file.Backup;
import dev.astra.core.time.Workers;
import dev.astra.launcher.companion.CompanionFile;
import dev.astra.launcher.companion.CompanionPlan;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.trading.Trading;
import dev.astra.launcher.trading.TradingRun;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A business that is open: it looks for orders, publishes the list and writes its diary; it keeps values, scans
 * and companion programs going, and the vault on Discord; each part if the settings ask for it, until it is closed. What happens is told to the log.
 */
public final class Operation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.run");

    private final Business business;
    private final Outbox outbox;
    private final Optional<Selling> selling;
    private final Optional<BackupSchedule> backups;
    private final HealthWatch health;
    private Optional<VaultBranch> vault = Optional.empty();
    private Optional<TradingRun> trading = Optional.empty();
    private Optional<VaultServer> server = Optional.empty();

    private Operation(Business business, Outbox outbox, Optional<Selling> selling) {
        this.business = business;
        this.outbox = outbox;
        this.selling = selling;
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
     * Whether nothing is to be sold here: there is a settings file of the trading part, and nothing of a shop is configured.
     *
     * @param configuration the settings
     */
    public static boolean tradesOnly(Configuration configuration) {
        return Trading.of(configuration).wanted() && !Selling.wanted(configuration);
    }

    /**
     * Whether there is something else to do than selling, and nothing of a shop is configured.
     *
     * @param configuration the settings
     */
    public static boolean sellsNothing(Configuration configuration) {
        return tradesOnly(configuration) || (VaultBranch.wanted(configuration) && !Selling.wanted(configuration));
    }

    /**
     * Begins.
     *
     * @param business with the settings of the parts that it has
     * @throws dev.astra.core.RejectedException if one of them cannot be used
     */
    public static Operation begin(Business business) {
        VaultBranch.check(business.configuration());
        Optional<TradingDesk> desk = TradingDesk.of(business);
        CompanionFile file = CompanionFile.at(business.home().companionFile());
        Supplier<CompanionPlan> again =
                desk.<Supplier<CompanionPlan>>map(it -> it::reread).orElse(file::read);
        Companions companions = new Companions(
                business.home(),
                desk.map(TradingDesk::plan).orElseGet(file::read),
                again,
                business.scheduler(),
                event -> desk.ifPresent(it -> it.hear(event)));
        Optional<Selling> selling =
                sellsNothing(business.configuration()) ? Optional.empty() : Optional.of(Selling.ready(business));
        Outbox.Builder deliveries =
                Outbox.builder(business.store(), business.scheduler()).listener(new Deliveries());
        selling.ifPresent(part -> part.deliveredBy(deliveries));
        Trading.of(business.configuration())
                .notifier()
                .ifPresent(notifier -> deliveries.handler(NoticeDelivery.TOPIC, new NoticeDelivery(notifier)));
        Operation operation = new Operation(business, deliveries.build(), selling);
        selling.ifPresent(Selling::sign);
        operation.start(desk, companions);
        return operation;
    }

    private void start(Optional<TradingDesk> desk, Companions companions) {
        try {
            vault = VaultBranch.of(business);
            outbox.start();
            selling.ifPresent(Selling::start);
            vault.ifPresent(VaultBranch::start);
            server = VaultServer.of(business, () -> selling.ifPresent(Selling::look));
            business.operates(true);
            health.start();
            backups.ifPresent(BackupSchedule::start);
            companions.begin();
            business.runs(companions);
            trading = desk.map(it -> it.begin(companions.supervisor()));
        } catch (RuntimeException refused) {
            close();
            throw refused;
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
        LOG.info("commands come through {}", socket);
        if (selling.isPresent()) {
            LOG.info(
                    "a look at the shop {} s after each; the watchdog looks every 10 s; the list goes to {}",
                    business.configuration().get(Settings.POLL).toSeconds(),
                    business.configuration().resolve(business.configuration().get(Settings.WEB_ROOT)));
        }
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

    /**
     * Ends at once: no further look at the shop or the values, no further delivery, and no companion program is left. What was
     * decided is delivered after the next start.
     */
    @Override
    public void close() {
        server.ifPresent(VaultServer::close);
        business.operates(false);
        trading.ifPresent(TradingRun::close);
        business.companions().ifPresent(Companions::close);
        business.runs(null);
        backups.ifPresent(BackupSchedule::close);
        health.close();
        vault.ifPresent(VaultBranch::close);
        selling.ifPresent(Selling::close);
        outbox.close();
        LOG.info("stopped");
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
