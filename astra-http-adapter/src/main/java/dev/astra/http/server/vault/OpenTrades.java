package dev.astra.http.server.vault;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Store;
import dev.astra.http.server.Gauge;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Thread-safe. Keeps an eye on trades that are not over: how many have been open for too long, and which a server left open
 * when it closed.
 */
public final class OpenTrades {
    /** After this time somebody should look. */
    public static final Duration LONG = Duration.ofMinutes(10);

    private static final Actor SERVER = Actor.system("server");

    private final Store store;
    private final InstantSource clock;

    /**
     * Watches a vault.
     *
     * @param store of the vault, opened with {@code AuditLog.TABLES} too
     * @param clock the store's
     */
    public OpenTrades(Store store, InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** How many have been open for more than {@link #LONG}. */
    public long overdue() {
        return store.read(
                view -> Vault.openSince(view, clock.instant().minus(LONG)).count());
    }

    /** {@link #overdue} for the server's metrics, to be alerted on. */
    public Gauge gauge() {
        return new Gauge(
                "astra_vault_trades_open_over_10_minutes",
                "trades that have been open for more than 10 minutes",
                this::overdue);
    }

    /**
     * Notes every trade that is open, in the audit log: to be called when no more requests are answered. They stay open; the
     * game's client goes on with them after the next start.
     *
     * @return these trades
     */
    public List<Trade> leave() {
        return store.write(tx -> {
            List<Trade> open = Vault.openSince(tx, tx.now().plusSeconds(1)).toList();
            open.forEach(trade -> AuditLog.note(
                    tx,
                    SERVER,
                    "left open",
                    "trade " + trade.id(),
                    "",
                    trade.state().name()));
            return open;
        });
    }
}
