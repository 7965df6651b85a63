package dev.astra.core.order;

import static dev.astra.testkit.OrderSourceContract.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.InMemoryOrderSource;
import dev.astra.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrderInterleavingsTest {
    @Test
    @Covers("A-025")
    void whateverHappensBetweenTheStepsOfACycleIsNeitherLostNorDoubled() {
        Cases.run(1_000, random -> new Scene(random).play());
    }

    /** One shop, one store, a cycle, and others who write while it reads. */
    private static final class Scene {
        private final VirtualTime time = new VirtualTime();
        private final Random random;
        private final InMemoryOrderSource shop = new InMemoryOrderSource();
        private final Map<OrderId, Integer> revocations = new HashMap<>();
        private final Set<OrderId> sold = new HashSet<>();
        private final Set<OrderId> refunded = new HashSet<>();
        private int next = 1;
        private boolean quiet;

        Scene(Random random) {
            this.random = random;
        }

        void play() throws InterruptedException {
            try (Store store = Store.builder(new InMemoryJournal())
                    .clock(time, time::nanos)
                    .open(OrderRegistry.TABLES, AuditLog.TABLES)) {
                OrderSync sync = OrderSync.builder(store, shop)
                        .clock(time)
                        .pause(time)
                        .listener((tx, order) -> revocations.merge(order.id(), 1, Integer::sum))
                        .build();
                for (int i = random.nextInt(60); i > 0; i--) {
                    sell();
                }
                for (int i = 0; i < 6; i++) {
                    shop.script(() -> meanwhile(store, sync));
                }
                sync.run(Heartbeat.unwatched());
                quiet = true;
                sync.runFull(Heartbeat.unwatched());
                check(Stored.all(store));
            }
        }

        private void sell() {
            ShopOrder order = order(next++);
            sold.add(order.id());
            shop.put(order);
        }

        private void meanwhile(Store store, OrderSync sync) {
            switch (quiet ? 4 : random.nextInt(5)) {
                case 0 -> sell();
                case 1 -> {
                    if (next > 1) {
                        ShopOrder order = order(1 + random.nextInt(next - 1));
                        refunded.add(order.id());
                        shop.put(OrderRegistryTest.refunded(order));
                    }
                }
                case 2 -> another(sync);
                case 3 -> {
                    ShopOrder order = order(next++);
                    sold.add(order.id());
                    shop.put(order);
                    store.write(tx -> OrderRegistry.add(tx, order, Stored.ACTOR));
                }
                default -> {}
            }
        }

        private static void another(OrderSync sync) {
            try {
                sync.run(Heartbeat.unwatched());
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private void check(List<Order> stored) {
            List<OrderId> ids = new ArrayList<>(stored.stream().map(Order::id).toList());
            assertThat(ids).containsExactlyInAnyOrderElementsOf(sold);
            assertThat(stored.stream().map(order -> order.number().value()).toList())
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, sold.size())
                            .boxed()
                            .toList());
            assertThat(stored.stream()
                            .filter(order -> order.state().revoked())
                            .map(Order::id)
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(refunded);
            assertThat(revocations.values()).allMatch(times -> times == 1);
            assertThat(refunded).containsAll(revocations.keySet());
        }
    }
}
