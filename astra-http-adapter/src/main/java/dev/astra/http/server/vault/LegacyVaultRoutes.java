package dev.astra.http.server.vault;

import dev.astra.core.Secret;
import dev.astra.core.UserId;
import dev.astra.core.store.Past;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import dev.astra.http.server.Access;
import dev.astra.http.server.Call;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.Operation;
import dev.astra.http.server.Readiness;
import dev.astra.http.server.Reply;
import dev.astra.http.server.Routes;
import dev.astra.http.server.SecretRule;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.value.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Thread-safe. The 13 routes of the program before, in their old form, for clients that cannot be changed yet. All but the
 * health and the list of items need the shared key, or a body that is signed with it.
 */
public final class LegacyVaultRoutes implements Routes {
    private static final String DOCUMENT = Routes.resource(LegacyVaultRoutes.class, "legacy.json");
    private static final FaultForm FAULTS = new LegacyFaults();

    private final Store store;
    private final Secret secret;
    private final SharedKey key;
    private final LegacyTrades trades;
    private final LegacyAccounts accounts;
    private final Readiness readiness;
    private final Reading reading = new Reading();

    /**
     * The routes of a vault.
     *
     * @param store opened with the vault's tables, {@code Challenges.TABLES} and {@code Replays.TABLES}
     * @param vault on it
     * @param profiles of the site
     * @param secret that all clients share
     * @throws dev.astra.core.RejectedException if the secret can be guessed
     */
    public LegacyVaultRoutes(Store store, Vault vault, ProfileSource profiles, Secret secret) {
        this.store = store;
        this.secret = SecretRule.require("the shared key of older clients", Optional.of(secret));
        this.key = new SharedKey(secret);
        this.trades = new LegacyTrades(store, vault, FAULTS);
        this.accounts = new LegacyAccounts(store, profiles);
        this.readiness = Readiness.of(store);
    }

    @Override
    public String name() {
        return "legacy";
    }

    @Override
    public String document() {
        return DOCUMENT;
    }

    @Override
    public FaultForm faults() {
        return FAULTS;
    }

    @Override
    public Map<String, Operation> operations() {
        Access signedOrKey = new SignedBody(secret, SignedBody.completed(), Optional.of(key));
        Access askedOrKey = new SignedBody(secret, SignedBody.asked(), Optional.of(key));
        Access signed = new SignedBody(secret, SignedBody.completed(), Optional.empty());
        return Map.ofEntries(
                Map.entry("verifyStart", new Operation(key, accounts::start)),
                Map.entry("verifyConfirm", new Operation(key, accounts::confirm)),
                Map.entry("checkPending", Operation.direct(key, (call, caller) -> trades.checkPending(call))),
                Map.entry("confirmDeposit", new Operation(key, trades::confirmDeposit)),
                Map.entry("confirmWithdraw", new Operation(key, trades::confirmWithdraw)),
                Map.entry("depositCheck", Operation.direct(askedOrKey, (call, caller) -> trades.checkDeposit(call))),
                Map.entry("depositComplete", new Operation(signed, trades::completeDeposit)),
                Map.entry("withdrawCheck", Operation.direct(key, (call, caller) -> trades.checkWithdraw(call))),
                Map.entry("withdrawComplete", new Operation(signedOrKey, trades::completeWithdraw)),
                Map.entry(
                        "itemsAll",
                        Operation.direct(Access.OPEN, (call, caller) -> store.read(view -> items(view, call)))),
                Map.entry("userInventory", Operation.direct(key, (call, caller) -> inventory(call))),
                Map.entry("userTransactions", new Operation(key, (call, caller) -> transactions(call))),
                Map.entry("health", Operation.direct(Access.OPEN, (call, caller) -> health(call))));
    }

    private Reply health(Call call) {
        Optional<String> problem = readiness.problem();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", problem.isPresent() ? "unavailable" : "ok");
        fields.put("timestamp", call.at().toString());
        return Reply.json(problem.isPresent() ? 503 : 200, fields);
    }

    private static Reply items(View view, Call call) {
        List<String> names = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        Instant[] newest = {Instant.EPOCH};
        Catalogue.values(view).forEach(each -> {
            names.add(each.item().name());
            values.put(each.item().name(), each.value());
            newest[0] = newest[0].isAfter(each.seen()) ? newest[0] : each.seen();
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("items", names);
        fields.put("values", values);
        fields.put("timestamp", (names.isEmpty() ? call.at() : newest[0]).toString());
        return Reply.json(200, fields);
    }

    private Reply inventory(Call call) {
        UserId user = Wire.user(call.path("discordId"));
        Holdings holdings = store.read(view -> Vault.holdings(view, user));
        List<Map<String, Object>> pets = new ArrayList<>();
        holdings.items().forEach((item, holding) -> {
            Map<String, Object> pet = new LinkedHashMap<>();
            pet.put("name", item.name());
            pet.put("rarity", item.rarity().word());
            pet.put("shiny", item.shiny());
            pet.put("quantity", holding.owned());
            pets.add(pet);
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("discordId", user.value());
        fields.put("pets", pets);
        fields.put("gems", holdings.gems());
        fields.put("totalPets", holdings.pieces());
        return Reply.json(200, fields);
    }

    private CompletionStage<Reply> transactions(Call call) {
        UserId user = Wire.user(call.path("discordId"));
        int limit = (int) call.query("limit", 1, 100, 50);
        return reading.run(() -> {
            Past.Page<PastTrade> page = Vault.history(store.view(), user).newest(limit);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("discordId", user.value());
            fields.put(
                    "transactions",
                    page.entries().stream().map(LegacyVaultRoutes::record).toList());
            fields.put("count", page.entries().size());
            return Reply.json(200, fields);
        });
    }

    private static Map<String, Object> record(PastTrade trade) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", trade.id().toString());
        fields.put("type", trade.kind().name().endsWith("WITHDRAWAL") ? "withdraw" : "deposit");
        fields.put("status", Wire.word(trade.state()));
        fields.put("pets", Wire.items(trade.goods().items()));
        fields.put("gems", trade.goods().gems());
        fields.put("total_value", trade.value());
        fields.put("created_at", trade.since().toString());
        fields.put("completed_at", trade.ended().toString());
        return fields;
    }
}
