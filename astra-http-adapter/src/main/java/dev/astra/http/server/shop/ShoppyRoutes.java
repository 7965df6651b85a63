package dev.astra.http.server.shop;

import dev.astra.core.Secret;
import dev.astra.core.order.AnnounceOutcome;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Store;
import dev.astra.http.server.Call;
import dev.astra.http.server.Caller;
import dev.astra.http.server.Operation;
import dev.astra.http.server.Reply;
import dev.astra.http.server.Routes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Thread-safe. Hears Shoppy's webhooks: a faster way to what the look at the shop finds anyway. What is signed by the shop
 * and names an order makes the next look read that order; then it is woken. The same word twice does nothing twice.
 */
public final class ShoppyRoutes implements Routes {
    private static final String DOCUMENT = Routes.resource(ShoppyRoutes.class, "shop.json");
    private static final Reply HEARD = Reply.json(200, Map.of("status", "heard"));
    private static final Reply NOT_AN_ORDER = Reply.json(200, Map.of("status", "ignored"));

    private final Store store;
    private final ShopSignature signature;
    private final Runnable wake;

    /**
     * Hears a shop.
     *
     * @param store opened with {@link OrderRegistry#TABLES}
     * @param secret the one that the shop signs webhooks with
     * @param wake called after each order that was noted: wakes whoever looks at the shop; does not block
     * @throws dev.astra.core.RejectedException if the secret can be guessed
     */
    public ShoppyRoutes(Store store, Secret secret, Runnable wake) {
        this.store = Objects.requireNonNull(store, "store");
        this.signature = new ShopSignature(secret);
        this.wake = Objects.requireNonNull(wake, "wake");
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public String document() {
        return DOCUMENT;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("hear", new Operation(signature, this::hear));
    }

    private CompletionStage<Reply> hear(Call call, Caller caller) {
        Optional<OrderId> order = ShoppyMessage.order(call);
        return order.map(id -> store.writeAsync(tx -> OrderRegistry.announce(tx, id), call.executor())
                        .thenApply(this::heard))
                .orElseGet(() -> CompletableFuture.completedStage(NOT_AN_ORDER));
    }

    private Reply heard(AnnounceOutcome outcome) {
        wake.run();
        return outcome.fold(noted -> HEARD, already -> HEARD, full -> HEARD);
    }
}
