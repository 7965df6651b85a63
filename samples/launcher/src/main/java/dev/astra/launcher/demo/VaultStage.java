package dev.astra.launcher.demo;

import dev.astra.core.Secret;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.Replays;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestKeys;
import dev.astra.core.security.RequestSigner;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.SystemScheduler;
import dev.astra.http.client.roblox.RobloxProfileSource;
import dev.astra.http.client.vault.HttpVaultGateway;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.vault.VaultRoutes;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ProfileSite;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.value.Catalogue;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/** One thread. A vault in memory, with its server and the way of a game's client to it. */
final class VaultStage implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final ProfileSite site = new ProfileSite();
    private final FakeRoblox roblox = FakeRoblox.start(site);
    private final SystemScheduler scheduler = new SystemScheduler("astra-demo");
    private final RobloxProfileSource profiles =
            RobloxProfileSource.builder(scheduler).baseUrl(roblox.baseUrl()).build();
    private final Store store = Store.open(
            new InMemoryJournal(),
            AuditLog.TABLES,
            Ledger.TABLES,
            Accounts.TABLES,
            Catalogue.TABLES,
            Vault.TABLES,
            Replays.TABLES);
    private final Vault vault =
            Vault.builder(store, Ledger.builder(store).build()).build();
    private final Accounts accounts = new Accounts(store);
    private final RequestKey key = new RequestKey(new KeyId("bot-1"), random());
    private final AstraServer server = AstraServer.builder()
            .port(0)
            .accessLog(line -> {})
            .routes(new VaultRoutes(store, vault, RequestKeys.of(key)))
            .build();

    VaultStage() {
        server.start();
    }

    private static Secret random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    URI url() {
        return server.url();
    }

    Store store() {
        return store;
    }

    Vault vault() {
        return vault;
    }

    /** Somebody says that an account is theirs. */
    PendingLink ask(UserId user, PlayerId player, String name) {
        accounts.start(user, site.add(player.value(), name));
        return store.read(view -> Accounts.pending(view, user)).orElseThrow();
    }

    /** Somebody writes into their profile. */
    void write(PlayerId player, String text) {
        site.write(player, text);
    }

    /** What came of the look at the profile, in words. */
    String confirm(UserId user) {
        return accounts.confirm(user, profiles, Runnable::run)
                .toCompletableFuture()
                .join()
                .fold(
                        linked -> "linked",
                        none -> "no code",
                        expired -> "expired",
                        notFound -> "not in the profile",
                        later -> "later",
                        taken -> "taken",
                        tooMany -> "too often");
    }

    HttpVaultGateway game() {
        return new HttpVaultGateway(server.url().toString(), new RequestSigner(key));
    }

    @Override
    public void close() {
        server.close();
        store.close();
        roblox.close();
        scheduler.close();
    }
}
