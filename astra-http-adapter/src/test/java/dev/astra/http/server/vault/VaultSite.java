package dev.astra.http.server.vault;

import dev.astra.core.Secret;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.Replays;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestKeys;
import dev.astra.core.security.RequestLine;
import dev.astra.core.security.RequestSigner;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Store;
import dev.astra.http.server.AstraServer;
import dev.astra.http.server.Readiness;
import dev.astra.http.server.Web;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Challenges;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.PendingLink;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A vault with its server, for tests: a user who linked an account, a small catalogue, virtual time. */
public final class VaultSite implements AutoCloseable {
    public static final RequestKey KEY =
            new RequestKey(new KeyId("bot-1"), Secret.of("q7Zr2xVb9Lk4TnW8cY1mPs6HdJf3Ga5E"));
    public static final RequestKey NEXT =
            new RequestKey(new KeyId("bot-2"), Secret.of("Xw3nB8vK1rT6yQ0zM5cL9pJ4hG2fD7sA"));
    public static final Secret SHARED = Secret.of("u8Kc2WqZ5nRb7XtY1mVp4LsHd9Jf3Ga6");
    public static final UserId USER = new UserId(100200300400500L);
    public static final PlayerId PLAYER = new PlayerId(77);
    public static final Item CAT = Item.of("Huge Cat");

    public final VirtualTime time;
    public final Store store;
    public final Vault vault;
    public final Profiles profiles = new Profiles();
    public final AstraServer server;
    private final RequestSigner signer;

    public VaultSite() {
        this(new VirtualTime(), new InMemoryJournal(), AstraServer.builder());
    }

    public VaultSite(VirtualTime time, Journal journal, AstraServer.Builder builder) {
        this.time = time;
        this.signer = new RequestSigner(KEY, time, new Random(1));
        store = Store.builder(journal)
                .clock(time, time::nanos)
                .random(new Random(2))
                .open(
                        AuditLog.TABLES,
                        Ledger.TABLES,
                        Accounts.TABLES,
                        Challenges.TABLES,
                        Catalogue.TABLES,
                        Vault.TABLES,
                        Replays.TABLES);
        vault = Vault.builder(store, Ledger.builder(store).build()).build();
        new Catalogue(store)
                .put(List.of(
                        row(CAT, 450),
                        row(Item.parse("Shiny Golden Huge Cat"), 900),
                        row(Item.of("Titanic Dog"), 5_000)));
        link(USER, new Player(PLAYER, "builder"));
        server = builder.port(0)
                .clock(time)
                .readiness(Readiness.of(store))
                .routes(
                        new VaultRoutes(store, vault, RequestKeys.of(KEY, NEXT)),
                        new LegacyVaultRoutes(store, vault, profiles, SHARED))
                .build();
        server.start();
    }

    private static CatalogueRow row(Item item, long value) {
        return new CatalogueRow(
                item, item.base().startsWith("Huge") ? Category.HUGE : Category.TITANIC, OptionalLong.of(value));
    }

    public void link(UserId user, Player player) {
        Accounts accounts = new Accounts(store);
        accounts.start(user, player);
        PendingLink pending = store.read(view -> Accounts.pending(view, user)).orElseThrow();
        accounts.confirm(pending, new Lookup.Found<>(pending.code().text()));
    }

    public URI url() {
        return server.url();
    }

    public HttpRequest signed(String method, String path, String body) {
        return signed(signer, method, path, body);
    }

    public HttpRequest signed(RequestSigner with, String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = Web.request(url(), path)
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        if (bytes.length > 0) {
            request.header("Content-Type", "application/json");
        }
        with.sign(new RequestLine(method, path), bytes).byName().forEach(request::header);
        return request.build();
    }

    public HttpResponse<String> post(String path, String body) {
        return Web.send(signed("POST", path, body));
    }

    public HttpResponse<String> get(String path) {
        return Web.send(signed("GET", path, ""));
    }

    public HttpResponse<String> legacy(String path, String json) {
        return Web.post(url(), path, json, "Authorization", SHARED.reveal());
    }

    public HttpResponse<String> legacy(String path) {
        return Web.get(url(), path, "Authorization", SHARED.reveal());
    }

    public void deposit(String trade, String items) {
        post("/v2/trades", "{\"bot\":\"bot-1\",\"trade\":\"" + trade + "\",\"player\":77}");
        HttpResponse<String> done = post("/v2/trades/bot-1~" + trade + "/complete", items);
        if (done.statusCode() != 200) {
            throw new AssertionError("expected a deposit, got " + done.body());
        }
    }

    public long owned() {
        return store.read(view -> Vault.holdings(view, USER)).owned().count(CAT);
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }

    /** The site's profiles. */
    public static final class Profiles implements ProfileSource {
        public final Map<String, Player> players = new ConcurrentHashMap<>();
        public final Map<PlayerId, String> texts = new ConcurrentHashMap<>();
        public volatile boolean down;

        @Override
        public CompletionStage<Lookup<Player>> find(String name) {
            Player player = players.get(name);
            Lookup<Player> known = player == null ? new Lookup.Absent<>() : new Lookup.Found<>(player);
            return CompletableFuture.completedStage(down ? new Lookup.Unavailable<>(Optional.empty()) : known);
        }

        @Override
        public CompletionStage<Lookup<String>> text(PlayerId player) {
            return CompletableFuture.completedStage(new Lookup.Found<>(texts.getOrDefault(player, "")));
        }

        @Override
        public CompletionStage<Lookup<URI>> avatar(PlayerId player) {
            return CompletableFuture.completedStage(new Lookup.Absent<>());
        }
    }
}
