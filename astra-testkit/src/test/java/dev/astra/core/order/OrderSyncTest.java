package dev.astra.core.order;

import static dev.astra.core.order.OrderRegistryTest.disputed;
import static dev.astra.core.order.OrderRegistryTest.refunded;
import static dev.astra.core.order.OrderRegistryTest.unpaid;
import static dev.astra.testkit.OrderSourceContract.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrderSyncTest extends SyncScene {
    @Test
    @Covers({"A-022", "A-042"})
    void importsOnlyPaidOrdersInTheOrderOfPayment() throws InterruptedException {
        sell(1, 60);
        shop.put(unpaid(order(30)));
        ShopOrder paidLate = OrderRegistryTest.with(
                order(3),
                Optional.of(ShopOrder.Payment.at(VirtualTime.START.plusSeconds(1_000))),
                false,
                Optional.empty());
        shop.put(paidLate);
        SyncReport report = run();
        assertThat(report.added()).hasSize(59);
        assertThat(Stored.all(store).stream().map(o -> o.paid().at()).toList()).isSorted();
        assertThat(storedIds()).last().isEqualTo(paidLate.id());
        assertThat(storedIds()).doesNotContain(order(30).id());
    }

    @Test
    void ordersPaidAtTheSameInstantComeInByCreationAndThenById() throws InterruptedException {
        Instant paid = VirtualTime.START;
        for (String id : List.of("c", "a", "b", "z")) {
            Instant created = id.equals("z") ? paid.minusSeconds(9) : paid;
            shop.put(new ShopOrder(
                    new OrderId(id),
                    id,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(ShopOrder.Payment.at(paid)),
                    false,
                    Optional.empty(),
                    Optional.of(created)));
        }
        run();
        assertThat(storedIds()).extracting(OrderId::value).containsExactly("z", "a", "b", "c");
    }

    @Test
    @Covers("A-046")
    void aRefundOrDisputeRevokesOnceAndTellsTheListenerInTheSameTransaction() throws InterruptedException {
        sell(1, 30);
        run();
        shop.put(refunded(order(29)));
        shop.put(disputed(order(30)));
        sell(31, 31);
        SyncReport report = run();
        assertThat(report.revoked())
                .extracting(Order::state)
                .containsExactlyInAnyOrder(OrderState.REFUNDED, OrderState.DISPUTED);
        assertThat(heard).isEqualTo(report.revoked());
        assertThat(run().revoked()).isEmpty();
        assertThat(heard).hasSize(2);
    }

    @Test
    void aListenerThatThrowsUndoesTheCycle() throws InterruptedException {
        sell(1, 3);
        run();
        shop.put(refunded(order(3)));
        sell(4, 4);
        OrderSync broken = builder()
                .listener((tx, order) -> {
                    throw new IllegalStateException("listener");
                })
                .build();
        assertThatThrownBy(() -> broken.run(Heartbeat.unwatched())).isInstanceOf(IllegalStateException.class);
        assertThat(Stored.count(store)).isEqualTo(3);
        assertThat(run().revoked()).hasSize(1);
    }

    @Test
    void anOrderThatWasRefundedBeforeItCameInIsStoredSo() throws InterruptedException {
        shop.put(refunded(order(1)));
        SyncReport report = run();
        assertThat(report.added()).extracting(Order::state).containsExactly(OrderState.REFUNDED);
        assertThat(report.revoked()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aStoredOrderThatNowLooksUnpaidIsReportedEachTimeAndKept() throws InterruptedException {
        sell(1, 3);
        run();
        shop.put(unpaid(order(2)));
        assertThat(run().looksUnpaid()).hasSize(1);
        long sequence = Stored.sequence(store);
        assertThat(run().looksUnpaid()).hasSize(1);
        assertThat(Stored.sequence(store)).isEqualTo(sequence);
        assertThat(Stored.find(store, order(2).id()))
                .hasValueSatisfying(kept -> assertThat(kept.state()).isEqualTo(OrderState.PAID));
    }

    @Test
    @Covers("A-043")
    void onlyTheChosenProductsComeInAndAChangedChoiceReadsEverythingAgain() throws InterruptedException {
        for (int number = 1; number <= 60; number++) {
            shop.put(product(order(number), number % 2 == 0 ? "astra" : "other"));
        }
        OrderSync one = builder().products(Set.of("astra")).build();
        SyncReport report = one.run(Heartbeat.unwatched());
        assertThat(report.added()).hasSize(30);
        assertThat(report.otherProducts()).isEqualTo(30);
        assertThat(one.run(Heartbeat.unwatched()).pages()).isEqualTo(1);
        SyncReport both = builder().products(Set.of("astra", "other")).build().run(Heartbeat.unwatched());
        assertThat(both.full()).isTrue();
        assertThat(both.added()).hasSize(30);
    }

    @Test
    void aPageOfOtherProductsOnlyHidesNothingBehindIt() throws InterruptedException {
        OrderSync one = builder().products(Set.of("astra")).build();
        shop.put(product(order(1), "astra"));
        one.run(Heartbeat.unwatched());
        shop.put(product(order(2), "astra"));
        for (int number = 3; number <= 40; number++) {
            shop.put(product(order(number), "other"));
        }
        assertThat(one.run(Heartbeat.unwatched()).added()).hasSize(1);
    }

    @Test
    void nothingNewWritesNothing() throws InterruptedException {
        sell(1, 30);
        run();
        long sequence = Stored.sequence(store);
        run();
        assertThat(Stored.sequence(store)).isEqualTo(sequence);
    }

    private static ShopOrder product(ShopOrder order, String product) {
        return new ShopOrder(
                order.id(),
                order.idText(),
                order.email(),
                Optional.of(product),
                order.price(),
                order.paid(),
                order.refunded(),
                order.disputedAt(),
                order.createdAt());
    }
}
