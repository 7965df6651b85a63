package dev.astra.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Index;
import dev.astra.core.store.Lookup;
import dev.astra.core.store.Rows;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.View;
import dev.astra.testkit.Covers;
import dev.astra.testkit.OrderSourceContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SyncPlanTest {
    private static final int MANY = 100_000;

    @Test
    @Covers("A-030")
    void comparingALargeShopTakesOneIndexLookUpPerOrderAndNoScan() {
        try (Store store = Store.open(new InMemoryJournal(), OrderRegistry.TABLES, AuditLog.TABLES)) {
            List<ShopOrder> orders = OrderSourceContract.orders(MANY);
            store.write(tx -> {
                for (int i = 0; i < MANY; i++) {
                    ShopOrder order = orders.get(i);
                    ShopOrder.Payment paid = order.paid().orElseThrow();
                    tx.put(OrderRegistry.ORDERS, Order.of(new OrderNumber(i + 1L), order.idText(), "", paid));
                }
                return true;
            });
            CountingView view = new CountingView(store.view());
            SyncPlan plan = SyncPlan.of(view, orders, Set.of());
            assertThat(plan.isEmpty()).isTrue();
            assertThat(view.lookUps).isEqualTo(MANY);
            assertThat(view.scans).isZero();
        }
    }

    /** Counts what is asked of a view. */
    private static final class CountingView implements View {
        private final View real;
        private long lookUps;
        private long scans;

        CountingView(View real) {
            this.real = real;
        }

        @Override
        public <K, V> Rows<K, V> table(Table<K, V> table) {
            Rows<K, V> rows = real.table(table);
            return new Rows<>() {
                @Override
                public Optional<V> get(K key) {
                    lookUps++;
                    return rows.get(key);
                }

                @Override
                public long count() {
                    return rows.count();
                }

                @Override
                public Stream<V> all() {
                    scans++;
                    return rows.all();
                }

                @Override
                public Stream<V> after(K key) {
                    scans++;
                    return rows.after(key);
                }
            };
        }

        @Override
        public <I, K, V> Lookup<I, V> index(Index<I, K, V> index) {
            Lookup<I, V> lookup = real.index(index);
            return new Lookup<>() {
                @Override
                public Optional<V> first(I value) {
                    lookUps++;
                    return lookup.first(value);
                }

                @Override
                public Stream<V> all(I value) {
                    scans++;
                    return lookup.all(value);
                }

                @Override
                public Stream<V> range(I from, I to) {
                    scans++;
                    return lookup.range(from, to);
                }

                @Override
                public Stream<V> ascending() {
                    scans++;
                    return lookup.ascending();
                }
            };
        }

        @Override
        public long sequence() {
            return real.sequence();
        }

        @Override
        public Instant time() {
            return real.time();
        }
    }
}
