package dev.astra.core.order;

import static dev.astra.core.order.OrderRegistryTest.unpaid;
import static dev.astra.testkit.OrderSourceContract.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Poller;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OrderSyncReadingTest extends SyncScene {
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
}
