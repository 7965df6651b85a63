package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.order.ShopOrder.Payment;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Licensing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YourOwnTableTest {
    private static final UserId STAFF = new UserId(5);
    private static final BuyerId LICENSE = new BuyerId(1);

    private static Store open(Schema... own) {
        List<Schema> schemas = new ArrayList<>(List.of(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES));
        schemas.addAll(List.of(own));
        Store store = Store.open(new InMemoryJournal(), schemas.toArray(Schema[]::new));
        ShopOrder order = ShopOrder.of("A-1", "buyer@example.test", Optional.of(Payment.at(Instant.EPOCH)));
        store.write(tx -> OrderRegistry.add(tx, order, Actor.system("test")));
        return store;
    }

    private static boolean revoked(Store store) {
        return store.read(view -> Licensing.find(view, LICENSE).filter(license -> license.revoked()))
                .isPresent();
    }

    @Test
    void bothHappenInOneTransaction() {
        try (Store store = open(YourOwnTable.TABLES)) {
            YourOwnTable.revoke(store, Licensing.builder(store).build(), LICENSE, STAFF, "charged back");
            assertThat(revoked(store)).isTrue();
            assertThat(YourOwnTable.notes(store, LICENSE)).containsExactly("charged back");
        }
    }

    @Test
    void neitherHappensIfOneCannot() {
        try (Store store = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> YourOwnTable.revoke(
                            store, Licensing.builder(store).build(), LICENSE, STAFF, "no such table"));
            assertThat(revoked(store)).isFalse();
        }
    }
}
