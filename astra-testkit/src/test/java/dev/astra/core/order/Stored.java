package dev.astra.core.order;

import dev.astra.core.Actor;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import java.util.List;
import java.util.Optional;

/** What tests ask a store and do to it, with plain answer types. */
final class Stored {
    static final Actor ACTOR = Actor.system("test");

    private Stored() {}

    static Optional<Order> find(Store store, OrderId id) {
        return store.read(view -> OrderRegistry.find(view, id));
    }

    static OrderState state(Store store, OrderId id) {
        return find(store, id).orElseThrow().state();
    }

    static List<Order> all(Store store) {
        return store.read(view -> OrderRegistry.all(view).toList());
    }

    static long count(Store store) {
        return store.read(OrderRegistry::count);
    }

    static long sequence(Store store) {
        return store.read(View::sequence);
    }

    static boolean known(Store store, ShopOrder said) {
        return store.read(view -> OrderRegistry.known(view, said));
    }

    static RestoreOutcome restore(Store store, Order order) {
        return store.write(tx -> OrderRegistry.restore(tx, order, ACTOR));
    }

    static ReviewOutcome review(Store store, ShopOrder said) {
        return store.write(tx -> OrderRegistry.review(tx, said, ACTOR));
    }
}
