package dev.astra.core.order;

import static dev.astra.core.order.OrderRegistryTest.disputed;
import static dev.astra.core.order.OrderRegistryTest.refunded;
import static dev.astra.core.order.OrderRegistryTest.unpaid;
import static dev.astra.testkit.OrderSourceContract.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Poller;
import dev.astra.testkit.Covers;
import dev.astra.testkit.InMemoryOrderSource;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderSyncTest {
    private final VirtualTime time = new VirtualTime();
    private final Store store =
            Store.builder(new InMemoryJournal()).clock(time, time::nanos).open(OrderRegistry.TABLES, AuditLog.TABLES);
    private final InMemoryOrderSource shop = new InMemoryOrderSource();
    private final List<Order> heard = new ArrayList<>();
    private final OrderSync sync = builder().build();

    private OrderSync.Builder builder() {
        return OrderSync.builder(store, shop)
                .clock(time)
                .pause(time)
                .chance(new SplittableRandom(1))
                .listener((tx, order) -> heard.add(order));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SyncReport run() throws InterruptedException {
        return sync.run(Heartbeat.unwatched());
    }

    private void sell(int first, int last) {
        for (int number = first; number <= last; number++) {
            shop.put(order(number));
        }
    }

    private List<OrderId> storedIds() {
        return Stored.all(store).stream().map(Order::id).toList();
    }

    private static UnavailableException down() {
        return new UnavailableException("503");
    }

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
    @Covers("A-045")
    void stopsAtTheFirstFullyKnownPageAndReadsAllPagesOnceADay() throws InterruptedException {
        sell(1, 100);
        assertThat(run().full()).isTrue();
        assertThat(shop.requests()).containsExactly("page 1", "page 2", "page 3", "page 4", "page 5");
        shop.forgetRequests();
        sell(101, 103);
        SyncReport second = run();
        assertThat(second.full()).isFalse();
        assertThat(second.added()).hasSize(3);
        assertThat(shop.requests()).containsExactly("page 1", "page 2");
        shop.forgetRequests();
        run();
        assertThat(shop.requests()).containsExactly("page 1");
        time.advance(Duration.ofDays(1));
        shop.forgetRequests();
        assertThat(run().full()).isTrue();
        assertThat(shop.requests()).hasSize(6);
        shop.forgetRequests();
        run();
        assertThat(shop.requests()).containsExactly("page 1");
    }

    @Test
    void aPageWithARememberedUnpaidOrderIsFullyKnown() throws InterruptedException {
        sell(1, 60);
        shop.put(unpaid(order(59)));
        run();
        shop.forgetRequests();
        run();
        assertThat(shop.requests()).containsExactly("page 1");
    }

    @Test
    void unpaidOrdersAreAskedForAgainFor72Hours() throws InterruptedException {
        sell(1, 60);
        shop.put(unpaid(order(5)));
        run();
        shop.forgetRequests();
        shop.put(order(5));
        SyncReport report = run();
        assertThat(shop.requests()).containsExactly("page 1", "find");
        assertThat(report.added()).extracting(Order::id).containsExactly(order(5).id());
        assertThat(report.reread()).isEqualTo(1);
        shop.forgetRequests();
        run();
        assertThat(shop.requests()).containsExactly("page 1");
    }

    @Test
    void unpaidOrdersOf72HoursAreLeftToTheDailyFullSync() throws InterruptedException {
        OrderSync rarelyFull = builder().fullEvery(Duration.ofDays(30)).build();
        sell(1, 60);
        shop.put(unpaid(order(5)));
        rarelyFull.run(Heartbeat.unwatched());
        time.advance(Duration.ofDays(3).minusSeconds(1));
        shop.forgetRequests();
        rarelyFull.run(Heartbeat.unwatched());
        assertThat(shop.requests()).containsExactly("page 1", "find");
        time.advance(Duration.ofSeconds(10));
        shop.forgetRequests();
        rarelyFull.run(Heartbeat.unwatched());
        assertThat(shop.requests()).containsExactly("page 1");
    }

    @Test
    void aRereadThatFailsKeepsNothingElseFromComingIn() throws InterruptedException {
        sell(1, 60);
        shop.put(unpaid(order(5)));
        run();
        sell(61, 61);
        shop.script(() -> {});
        shop.script(() -> {});
        shop.script(() -> {
            throw down();
        });
        SyncReport report = run();
        assertThat(report.added()).hasSize(1);
        assertThat(report.malformedCount()).isEqualTo(1);
    }

    @Test
    @Covers("A-044")
    void backsOffAndResumesAtTheSamePage() throws InterruptedException {
        sell(1, 60);
        shop.script(() -> {});
        shop.script(() -> {
            throw new UnavailableException("429", Duration.ofSeconds(90));
        });
        shop.script(() -> {
            throw down();
        });
        long before = time.nanos();
        SyncReport report = run();
        assertThat(shop.requests()).containsExactly("page 1", "page 2", "page 2", "page 2", "page 3", "page 4");
        assertThat(report.added()).hasSize(60);
        assertThat(Duration.ofNanos(time.nanos() - before)).isGreaterThan(Duration.ofSeconds(94));
    }

    @Test
    @Covers("A-044")
    void aCycleThatFailsHalfWayImportsNothing() {
        sell(1, 60);
        shop.script(() -> {});
        for (int i = 0; i < 6; i++) {
            shop.script(() -> {
                throw down();
            });
        }
        assertThatThrownBy(this::run).isInstanceOf(UnavailableException.class);
        assertThat(Stored.sequence(store)).isZero();
        shop.script(() -> {});
        shop.script(() -> {
            throw new RejectedException("401");
        });
        assertThatThrownBy(this::run).isInstanceOf(RejectedException.class);
        assertThat(Stored.sequence(store)).isZero();
    }

    @Test
    void anOrderThatComesInBetweenTwoPagesIsStoredOnce() throws InterruptedException {
        sell(1, 60);
        shop.script(() -> {});
        shop.script(() -> sell(61, 61));
        assertThat(run().added()).hasSize(60);
        assertThat(run().added()).hasSize(1);
        assertThat(storedIds()).doesNotHaveDuplicates().hasSize(61);
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

    @Test
    void aShopThatRepeatsItsLastPageIsReadToTheEnd() throws InterruptedException {
        sell(1, 30);
        OrderSource clamping = new OrderSource() {
            @Override
            public OrderPage page(int number) {
                return shop.page(Math.min(number, 2));
            }

            @Override
            public Optional<ShopOrder> find(OrderId id) {
                return shop.find(id);
            }
        };
        SyncReport report = OrderSync.builder(store, clamping)
                .clock(time)
                .pause(time)
                .build()
                .run(Heartbeat.unwatched());
        assertThat(report.added()).hasSize(30);
        assertThat(report.pages()).isEqualTo(3);
    }

    @Test
    void aPageCountThatIsTooLowHidesNothing() throws InterruptedException {
        sell(1, 60);
        OrderSource lying = new OrderSource() {
            @Override
            public OrderPage page(int number) {
                OrderPage page = shop.page(number);
                return new OrderPage(page.orders(), page.skipped(), java.util.OptionalInt.of(1), true);
            }

            @Override
            public Optional<ShopOrder> find(OrderId id) {
                return shop.find(id);
            }
        };
        SyncReport report =
                OrderSync.builder(store, lying).clock(time).pause(time).build().run(Heartbeat.unwatched());
        assertThat(report.added()).hasSize(60);
    }

    @Test
    void aShopWhosePagesNeverEndIsGivenUp() {
        sell(1, 100);
        OrderSync bounded = builder().maxPages(3).build();
        assertThatThrownBy(() -> bounded.run(Heartbeat.unwatched()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("page 3");
        assertThat(Stored.count(store)).isZero();
    }

    @Test
    void aRunThatWasReplacedStoresNothing() {
        sell(1, 3);
        Heartbeat stale = new Heartbeat() {
            @Override
            public void beat() {}

            @Override
            public boolean current() {
                return false;
            }
        };
        assertThatThrownBy(() -> sync.run(stale)).isInstanceOf(UnavailableException.class);
        assertThat(Stored.count(store)).isZero();
    }

    @Test
    @Covers("A-048")
    void anyPurchaseIsStoredWithin10MinutesOfPaymentWhileThePollerRuns() {
        VirtualWorkers workers = new VirtualWorkers(time);
        OrderSync polled = builder().pause(workers.pause()).build();
        try (Poller poller = Poller.builder("orders", polled::run)
                .workers(workers)
                .chance(new SplittableRandom(2))
                .build(time)) {
            poller.start();
            SplittableRandom random = new SplittableRandom(3);
            for (int number = 1; number <= 300; number++) {
                int sold = number;
                sell(sold, sold);
                long stored = Stored.count(store);
                time.advance(Duration.ofMinutes(10));
                assertThat(storedIds()).contains(order(sold).id());
                assertThat(Stored.count(store)).isEqualTo(stored + 1);
                time.advance(Duration.ofSeconds(random.nextInt(700)));
            }
            assertThat(poller.state().failed()).isZero();
        }
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
