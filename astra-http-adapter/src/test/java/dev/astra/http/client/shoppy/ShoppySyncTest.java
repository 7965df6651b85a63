package dev.astra.http.client.shoppy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Actor;
import dev.astra.core.Money;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderSync;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.order.SyncReport;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import dev.astra.testkit.ShopFault;
import dev.astra.testkit.VirtualTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shop's wire and the sync together, over a shop of the size and mix of a real one, made up from a seed. */
@Timeout(120)
final class ShoppySyncTest {
    private static final int OLD = 1_800;
    private static final int ALL = 2_000;
    private static final Secret KEY = Secret.of("test-key-1");

    private final VirtualTime time = new VirtualTime();
    private final FakeShoppy shop = FakeShoppy.start(KEY);
    private final List<ShopOrder> sold = new ArrayList<>();
    private final Store store =
            Store.builder(new InMemoryJournal()).clock(time, time::nanos).open(OrderRegistry.TABLES, AuditLog.TABLES);
    private final OrderSync sync = OrderSync.builder(
                    store,
                    ShoppyOrderSource.builder(KEY)
                            .baseUrl(shop.baseUrl())
                            .pause(time)
                            .clock(time)
                            .build())
            .clock(time)
            .pause(time)
            .chance(new SplittableRandom(1))
            .build();

    @BeforeEach
    void sell() {
        Random random = new Random(20_260_101);
        for (int i = 0; i < ALL; i++) {
            Instant at = VirtualTime.START.minus(Duration.ofMinutes(37L * (ALL - i)));
            ShopOrder order = made(new UUID(random.nextLong(), random.nextLong()).toString(), i, at, random);
            sold.add(order);
            shop.put(order);
        }
    }

    private static ShopOrder made(String id, int index, Instant at, Random random) {
        boolean paid = random.nextInt(20) != 0;
        int fate = random.nextInt(130);
        return new ShopOrder(
                new OrderId(id),
                id,
                "buyer" + index + "@example.test",
                Optional.of("astra"),
                Optional.of(Money.of(new BigDecimal("9.99"), Currency.getInstance("USD"))),
                paid ? Optional.of(ShopOrder.Payment.at(at)) : Optional.empty(),
                fate == 0,
                fate == 1 ? Optional.of(at.plusSeconds(60)) : Optional.empty(),
                Optional.of(at));
    }

    @AfterEach
    void close() {
        store.close();
        shop.close();
    }

    private SyncReport run() throws InterruptedException {
        return sync.run(Heartbeat.unwatched());
    }

    private List<Order> stored() {
        return store.read(view -> OrderRegistry.all(view).toList());
    }

    /** What the older program had: every order of its time, paid as it thought. */
    private void restoreOld() {
        store.write(tx -> {
            for (int i = 0; i < OLD; i++) {
                ShopOrder order = sold.get(i);
                Instant at = order.createdAt().orElseThrow();
                OrderRegistry.restore(
                        tx,
                        Order.of(new OrderNumber(i + 1L), order.idText(), order.email(), ShopOrder.Payment.at(at)),
                        Actor.system("import"));
            }
            return true;
        });
    }

    @Test
    @Covers({"A-042", "A-046"})
    void anOldRegistryIsBroughtUpToDateExactly() throws InterruptedException {
        restoreOld();
        SyncReport report = run();
        List<ShopOrder> missing = sold.subList(OLD, ALL).stream()
                .filter(order -> order.paid().isPresent())
                .toList();
        List<ShopOrder> old = sold.subList(0, OLD);
        assertThat(report.added())
                .extracting(Order::id)
                .isEqualTo(missing.stream().map(ShopOrder::id).toList());
        assertThat(report.added())
                .extracting(order -> order.number().value())
                .first()
                .isEqualTo(OLD + 1L);
        assertThat(report.added())
                .filteredOn(order -> order.state().revoked())
                .extracting(Order::id)
                .isEqualTo(missing.stream()
                        .filter(order -> order.refunded() || order.disputedAt().isPresent())
                        .map(ShopOrder::id)
                        .toList())
                .isNotEmpty();
        assertThat(report.revoked())
                .extracting(Order::id)
                .containsExactlyInAnyOrderElementsOf(old.stream()
                        .filter(order -> order.refunded() || order.disputedAt().isPresent())
                        .map(ShopOrder::id)
                        .toList())
                .isNotEmpty();
        assertThat(report.looksUnpaid())
                .extracting(Order::id)
                .containsExactlyInAnyOrderElementsOf(old.stream()
                        .filter(order -> order.paid().isEmpty())
                        .map(ShopOrder::id)
                        .toList())
                .isNotEmpty();
        assertThat(stored()).hasSize(OLD + missing.size());
        assertThat(report.pages()).isEqualTo(ALL / FakeShoppy.PAGE_SIZE + 1);
    }

    @Test
    @Covers({"A-022", "A-040"})
    void anEmptyRegistryIsFilledInTheOrderOfPaymentWithAPauseBeforeEveryPage() throws InterruptedException {
        SyncReport report = run();
        assertThat(report.added())
                .isSortedAccordingTo(Comparator.comparing(order -> order.paid().at()));
        assertThat(report.added()).hasSize((int)
                sold.stream().filter(order -> order.paid().isPresent()).count());
        assertThat(time.nanos())
                .isEqualTo(Duration.ofMillis(2_500L * (report.pages() + report.reread()))
                        .toNanos());
        assertThat(shop.requests()).hasSize(report.pages() + report.reread());
    }

    @Test
    @Covers("A-044")
    void faultsOfEveryPassingKindDelayACycleAndHideNothing() throws InterruptedException {
        for (ShopFault fault : List.of(
                ShopFault.tooManyRequests("90"),
                ShopFault.unavailableHtml(),
                ShopFault.truncated(),
                ShopFault.forbiddenHtml(),
                ShopFault.tooManyRequests())) {
            shop.failNext(fault);
        }
        shop.afterPage(1, () -> shop.failNext(ShopFault.json(200, "{\"status\":false}")));
        SyncReport report = run();
        assertThat(report.pages()).isEqualTo(81);
        assertThat(report.added()).hasSize((int)
                sold.stream().filter(order -> order.paid().isPresent()).count());
        assertThat(shop.requests()).hasSize(81 + report.reread() + 6);
    }

    @Test
    void aShopThatStaysDownInTheMiddleLeavesTheStoreAsItWas() throws InterruptedException {
        restoreOld();
        List<Order> before = stored();
        shop.afterPage(40, () -> {
            for (int i = 0; i < 6; i++) {
                shop.failNext(ShopFault.unavailableHtml());
            }
        });
        assertThatThrownBy(this::run).isInstanceOf(UnavailableException.class);
        assertThat(stored()).isEqualTo(before);
        assertThat(run().added()).isNotEmpty();
    }

    @Test
    @Covers("A-050")
    void malformedOrdersAndOnesThatComeInBetweenPagesSpoilNothing() throws InterruptedException {
        shop.put("bad-1", "{\"id\":\"bad-1\",\"paid_at\":[]}");
        shop.put("bad-2", "null");
        shop.afterPage(
                1,
                () -> shop.put(made(
                        UUID.nameUUIDFromBytes(new byte[] {1}).toString(), 9_999, VirtualTime.START, new Random(5))));
        SyncReport report = run();
        assertThat(report.malformedCount()).isEqualTo(2);
        assertThat(report.seen()).isEqualTo(ALL);
        assertThat(run().added()).hasSize(1);
    }

    @Test
    @Covers("A-045")
    void theNextCycleAsksForOnePage() throws InterruptedException {
        run();
        shop.forgetRequests();
        SyncReport report = run();
        assertThat(report.pages()).isEqualTo(1);
        assertThat(shop.requests()).hasSize(1 + report.reread());
    }
}
