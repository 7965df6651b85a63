package dev.astra.benchmarks.http;

import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.security.Replays;
import dev.astra.core.security.RequestKeys;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.ServerLimits;
import dev.astra.http.server.ServerLimits.Rate;
import dev.astra.http.server.vault.VaultRoutes;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A process of its own: the vault's server on a store of files, until its input ends. */
public final class Serving {
    private static final int USERS = 64;
    private static final int FIRST = 77;

    private Serving() {}

    /** Runs; the directory of the store is the only word. */
    public static void main(String[] words) throws IOException {
        try (Store store = Store.open(
                FileJournal.at(Path.of(words[0])),
                AuditLog.TABLES,
                Ledger.TABLES,
                Accounts.TABLES,
                Catalogue.TABLES,
                Vault.TABLES,
                Replays.TABLES)) {
            Vault vault = Vault.builder(store, Ledger.builder(store).build()).build();
            new Catalogue(store)
                    .put(List.of(new CatalogueRow(Item.of("Huge Cat"), Category.HUGE, OptionalLong.of(450))));
            Accounts accounts = new Accounts(store);
            for (int i = 0; i < USERS; i++) {
                UserId user = new UserId(1_000 + i);
                accounts.start(user, new Player(new PlayerId(FIRST + i), "player" + i));
                PendingLink pending =
                        store.read(view -> Accounts.pending(view, user)).orElseThrow();
                accounts.confirm(pending, new Lookup.Found<>(pending.code().text()));
            }
            try (AstraServer server = AstraServer.builder()
                    .port(0)
                    .limits(ServerLimits.STANDARD.withRates(Rate.UNLIMITED, Rate.UNLIMITED))
                    .routes(new VaultRoutes(store, vault, RequestKeys.of(Bot.KEY)))
                    .build()) {
                server.start();
                System.out.println(server.url().getPort());
                System.in.readAllBytes();
            }
        }
    }
}
