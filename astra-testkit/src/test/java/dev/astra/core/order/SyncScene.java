package dev.astra.core.order;

import static dev.astra.testkit.OrderSourceContract.order;

import dev.astra.core.UnavailableException;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.InMemoryOrderSource;
import dev.astra.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;

/** A shop without a network, an empty store, virtual time, and a sync between them. */
abstract class SyncScene {
    final VirtualTime time = new VirtualTime();
    final Store store =
            Store.builder(new InMemoryJournal()).clock(time, time::nanos).open(OrderRegistry.TABLES, AuditLog.TABLES);
    final InMemoryOrderSource shop = new InMemoryOrderSource();
    final List<Order> heard = new ArrayList<>();
    final OrderSync sync = builder().build();

    OrderSync.Builder builder() {
        return OrderSync.builder(store, shop)
                .clock(time)
                .pause(time)
                .chance(new SplittableRandom(1))
                .listener((tx, order) -> heard.add(order));
    }

    @AfterEach
    final void close() {
        store.close();
    }

    SyncReport run() throws InterruptedException {
        return sync.run(Heartbeat.unwatched());
    }

    void sell(int first, int last) {
        for (int number = first; number <= last; number++) {
            shop.put(order(number));
        }
    }

    List<OrderId> storedIds() {
        return Stored.all(store).stream().map(Order::id).toList();
    }

    static UnavailableException down() {
        return new UnavailableException("503");
    }
}
