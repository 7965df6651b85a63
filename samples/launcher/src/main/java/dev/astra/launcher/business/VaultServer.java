package dev.astra.launcher.business;

import dev.astra.core.time.Poller;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Gauge;
import dev.astra.http.server.Readiness;
import dev.astra.http.server.shop.ShoppyRoutes;
import dev.astra.http.server.vault.LegacyVaultRoutes;
import dev.astra.http.server.vault.OpenTrades;
import dev.astra.http.server.vault.VaultRoutes;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.ServerSettings;
import dev.astra.trading.account.CachedProfiles;
import dev.astra.trading.vault.Vault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The vault of a running instance, over HTTP, until it is closed. */
public final class VaultServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.vault");
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int AT_ONCE = 1_000;

    private final AstraServer server;
    private final OpenTrades open;
    private final Poller upkeep;

    private VaultServer(AstraServer server, OpenTrades open, Poller upkeep) {
        this.server = server;
        this.open = open;
        this.upkeep = upkeep;
    }

    /** Begins to answer, if there are keys for games; else there is no server. */
    static Optional<VaultServer> of(Business business, Runnable wake) {
        return business.configuration().find(ServerSettings.KEYS).map(keys -> begin(business, wake));
    }

    /**
     * Begins to answer.
     *
     * @param business with the settings of the server
     * @param wake makes the next look at the shop come soon
     * @throws dev.astra.core.RejectedException if a setting cannot be used
     * @throws dev.astra.core.UnavailableException if the address cannot be had
     */
    public static VaultServer begin(Business business, Runnable wake) {
        Configuration configuration = business.configuration();
        Vault vault = business.vault();
        OpenTrades open = new OpenTrades(business.store(), business.scheduler().clock());
        AstraServer.Builder builder = AstraServer.builder()
                .host(configuration.get(ServerSettings.HOST))
                .port(configuration.get(ServerSettings.PORT))
                .readiness(Readiness.of(business.store()))
                .gauges(open.gauge(), queue(business))
                .routes(new VaultRoutes(business.store(), vault, configuration.get(ServerSettings.KEYS)));
        configuration
                .find(ServerSettings.LEGACY_KEY)
                .ifPresent(
                        key -> builder.routes(new LegacyVaultRoutes(business.store(), vault, business.profiles(), key))
                                .gauges(lookups(business.profiles())));
        configuration
                .find(ServerSettings.WEBHOOK_SECRET)
                .ifPresent(secret -> builder.routes(new ShoppyRoutes(business.store(), secret, wake)));
        AstraServer server = builder.build();
        server.start();
        Poller upkeep = Poller.builder("vault", heartbeat -> keepUp(vault, open))
                .interval(LOOK)
                .build(business.scheduler());
        upkeep.start();
        LOG.info("the vault answers at {}", server.url());
        return new VaultServer(server, open, upkeep);
    }

    private static Gauge queue(Business business) {
        return new Gauge(
                "astra_store_queued",
                "changes that wait for the store",
                () -> business.store().health().queued());
    }

    private static Gauge[] lookups(CachedProfiles profiles) {
        return new Gauge[] {
            new Gauge("astra_profiles_from_memory", "look-ups that were answered from memory", profiles::hits),
            new Gauge("astra_profiles_asked", "look-ups for which the site was asked", profiles::misses),
            new Gauge("astra_profiles_failed", "look-ups that the site did not answer", profiles::failures)
        };
    }

    private static void keepUp(Vault vault, OpenTrades open) {
        int expired = vault.expire(AT_ONCE);
        if (expired > 0) {
            LOG.info("{} trades expired", expired);
        }
        long overdue = open.overdue();
        if (overdue > 0) {
            LOG.warn("{} trades have been open for more than 10 minutes; somebody should look", overdue);
        }
    }

    /** Where it answers. */
    public URI url() {
        return server.url();
    }

    /** Answers what was asked, then notes which trades are open; the game's client goes on with them after the next start. */
    @Override
    public void close() {
        server.close();
        upkeep.close();
        int left = open.leave().size();
        LOG.info("the server is closed; {} trades are open", left);
    }
}
