package dev.astra.http.server.vault;

import dev.astra.core.UserId;
import dev.astra.core.security.RequestKeys;
import dev.astra.core.security.RequestProof;
import dev.astra.core.store.Past;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.FaultForm;
import dev.astra.http.server.Fields;
import dev.astra.http.server.Operation;
import dev.astra.http.server.Reply;
import dev.astra.http.server.Routes;
import dev.astra.http.server.SignedAccess;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Thread-safe. The vault for clients that sign their requests: a game's client opens, completes and cancels trades; others
 * look at what users own and reserve withdrawals. A signed request that comes again changes nothing and gets the first
 * answer; a trade that comes again under its key does so too, signed anew or not.
 */
public final class VaultRoutes implements Routes {
    private static final String DOCUMENT = Routes.resource(VaultRoutes.class, "v2.json");
    private static final long NEWEST = 999_999_999_999_999_999L;
    private static final int LONGEST_REASON = 200;

    private final Store store;
    private final Vault vault;
    private final SignedAccess access;
    private final Once once;
    private final Reading reading = new Reading();
    private final VaultReplies replies;

    /**
     * The routes of a vault.
     *
     * @param store opened with the vault's tables and {@code Replays.TABLES}
     * @param vault on it
     * @param keys of clients
     * @throws dev.astra.core.RejectedException if a key can be guessed
     */
    public VaultRoutes(Store store, Vault vault, RequestKeys keys) {
        this.store = Objects.requireNonNull(store, "store");
        this.vault = Objects.requireNonNull(vault, "vault");
        this.access = new SignedAccess(keys);
        this.once = new Once(store, FaultForm.PROBLEM);
        this.replies = new VaultReplies(once);
    }

    @Override
    public String name() {
        return "v2";
    }

    @Override
    public String document() {
        return DOCUMENT;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "checkTrade", Operation.direct(access, (call, caller) -> check(call)),
                "openTrade", new Operation(access, this::open),
                "completeTrade", new Operation(access, this::complete),
                "cancelTrade", new Operation(access, this::cancel),
                "failTrade", new Operation(access, this::fail),
                "showHoldings", Operation.direct(access, (call, caller) -> holdings(call)),
                "showHistory", new Operation(access, (call, caller) -> history(call)),
                "showItems", Operation.direct(access, (call, caller) -> store.read(VaultReplies::items)),
                "reserveWithdrawal", new Operation(access, this::reserve),
                "giveUpWithdrawal", new Operation(access, this::giveUp));
    }

    private Reply check(Call call) {
        PlayerId player = Wire.player(call.fields(), "player");
        return store.read(view -> VaultReplies.decision(Vault.decide(view, player)));
    }

    private CompletionStage<Reply> open(Call call, Caller caller) {
        Fields fields = call.fields();
        TradeKey key = Wire.key(fields);
        PlayerId player = Wire.player(fields, "player");
        return once(call, caller, tx -> replies.opened(key, vault.open(tx, key, player)));
    }

    private CompletionStage<Reply> complete(Call call, Caller caller) {
        TradeKey key = Wire.key(call.path("id"));
        Handover handover = Wire.handover(call.fields());
        return once(call, caller, tx -> replies.completed(vault.complete(tx, key, handover)));
    }

    private CompletionStage<Reply> cancel(Call call, Caller caller) {
        TradeKey key = Wire.key(call.path("id"));
        return once(call, caller, tx -> replies.ended(vault.cancel(tx, key)));
    }

    private CompletionStage<Reply> fail(Call call, Caller caller) {
        TradeKey key = Wire.key(call.path("id"));
        Fields fields = call.fields();
        String reason = fields.text("reason", LONGEST_REASON);
        if (reason.isBlank() || reason.chars().anyMatch(c -> Character.isISOControl(c) || c == '@')) {
            throw fields.problem("reason", "reason: expected words on one line, without @");
        }
        return once(call, caller, tx -> replies.ended(vault.fail(tx, key, reason)));
    }

    private Reply holdings(Call call) {
        UserId user = Wire.user(call.path("user"));
        return store.read(view -> VaultReplies.holdings(Vault.holdings(view, user), Vault.open(view, user)));
    }

    private CompletionStage<Reply> history(Call call) {
        UserId user = Wire.user(call.path("user"));
        int limit = (int) call.query("limit", 1, 100, 25);
        long before = call.query("before", 1, NEWEST, NEWEST);
        return reading.run(() -> {
            Past<PastTrade> past = Vault.history(store.view(), user);
            return VaultReplies.history(before == NEWEST ? past.newest(limit) : past.before(before, limit));
        });
    }

    private CompletionStage<Reply> reserve(Call call, Caller caller) {
        UserId user = Wire.user(call.path("user"));
        Bundle wish = Wire.wish(call.fields());
        return once(call, caller, tx -> replies.reserved(vault.request(tx, user, wish)));
    }

    private CompletionStage<Reply> giveUp(Call call, Caller caller) {
        UserId user = Wire.user(call.path("user"));
        return once(call, caller, tx -> replies.givenUp(vault.cancel(tx, user)));
    }

    private CompletionStage<Reply> once(Call call, Caller caller, Function<Tx, Reply> work) {
        RequestProof proof = caller.proof().orElseThrow(() -> new IllegalStateException("expected a signed request"));
        return once.run(call, proof, work::apply);
    }
}
