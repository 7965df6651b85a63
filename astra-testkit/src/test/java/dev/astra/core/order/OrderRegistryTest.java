package dev.astra.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.Money;
import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.OrderSourceContract;
import dev.astra.testkit.VirtualTime;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderRegistryTest {
    private static final Actor ACTOR = Actor.system("test");
    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Store store = open();

    private Store open() {
        return Store.builder(journal).clock(time, time::nanos).open(OrderRegistry.TABLES, AuditLog.TABLES);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private AddOutcome add(ShopOrder order) {
        return store.write(tx -> OrderRegistry.add(tx, order, ACTOR));
    }

    private static long number(AddOutcome outcome) {
        return outcome.fold(
                added -> added.order().number().value(),
                already -> already.order().number().value(),
                notPaid -> 0L);
    }

    static ShopOrder with(
            ShopOrder order, Optional<ShopOrder.Payment> paid, boolean refunded, Optional<Instant> disputed) {
        return new ShopOrder(
                order.id(),
                order.idText(),
                order.email(),
                order.product(),
                order.price(),
                paid,
                refunded,
                disputed,
                order.createdAt());
    }

    static ShopOrder unpaid(ShopOrder order) {
        return with(order, Optional.empty(), false, Optional.empty());
    }

    static ShopOrder refunded(ShopOrder order) {
        return with(order, order.paid(), true, Optional.empty());
    }

    static ShopOrder disputed(ShopOrder order) {
        return with(order, order.paid(), false, Optional.of(VirtualTime.START));
    }

    @Test
    @Covers("A-021")
    void numbersGoOnBehindTheHighestAndAreNeverGivenTwice() {
        Order old = Order.of(new OrderNumber(1_800), "old-1", "", ShopOrder.Payment.at(VirtualTime.START));
        Stored.restore(store, old);
        Order lower = Order.of(new OrderNumber(7), "old-2", "", ShopOrder.Payment.at(VirtualTime.START));
        Stored.restore(store, lower);
        assertThat(number(add(OrderSourceContract.order(1)))).isEqualTo(1_801);
        assertThat(number(add(OrderSourceContract.order(2)))).isEqualTo(1_802);
        store.close();
        store = open();
        assertThat(number(add(OrderSourceContract.order(3)))).isEqualTo(1_803);
        assertThat(number(add(OrderSourceContract.order(1)))).isEqualTo(1_801);
        assertThat(Stored.count(store)).isEqualTo(5);
    }

    @Test
    void everyFieldOfAnOrderSurvivesAReopen() {
        ShopOrder said = new ShopOrder(
                new OrderId("Abc-1"),
                " Abc-1",
                "jürgen@example.test",
                Optional.of("astra"),
                Optional.of(Money.of(new java.math.BigDecimal("9.99"), Currency.getInstance("USD"))),
                Optional.of(new ShopOrder.Payment(VirtualTime.START, "2026-01-01T01:00:00+01:00")),
                false,
                Optional.of(VirtualTime.START),
                Optional.empty());
        add(said);
        Order before = Stored.find(store, said.id()).orElseThrow();
        store.close();
        store = open();
        Order after = Stored.find(store, said.id()).orElseThrow();
        assertThat(after).isEqualTo(before);
        assertThat(after.idText()).isEqualTo(" Abc-1");
        assertThat(after.paid().text()).isEqualTo("2026-01-01T01:00:00+01:00");
        assertThat(after.state()).isEqualTo(OrderState.DISPUTED);
        assertThat(after.revokedAt()).contains(VirtualTime.START);
    }

    @Test
    @Covers("A-079")
    void anIdInOtherCaseIsTheSameOrder() {
        add(OrderSourceContract.order(1));
        String shouted = OrderSourceContract.order(1).id().value().toUpperCase(java.util.Locale.ROOT);
        assertThat(Stored.find(store, new OrderId(" " + shouted + " "))).isPresent();
    }

    @Test
    void restoreRefusesATakenNumberAndATakenId() {
        Order first = Order.of(new OrderNumber(5), "a", "", ShopOrder.Payment.at(VirtualTime.START));
        Stored.restore(store, first);
        for (Order other : List.of(
                Order.of(new OrderNumber(5), "b", "", ShopOrder.Payment.at(VirtualTime.START)),
                Order.of(new OrderNumber(6), "A", "", ShopOrder.Payment.at(VirtualTime.START)))) {
            assertThat(Stored.restore(store, other)).isEqualTo(new RestoreOutcome.Taken(first));
        }
    }

    @Test
    void anUnpaidOrderIsNotStoredAndComesInOnceItIsPaid() {
        ShopOrder order = OrderSourceContract.order(1);
        assertThat(add(unpaid(order))).isEqualTo(new AddOutcome.NotPaid());
        assertThat(Stored.known(store, unpaid(order))).isTrue();
        assertThat(Stored.known(store, order)).isFalse();
        assertThat(Stored.count(store)).isZero();
        assertThat(number(add(order))).isEqualTo(1);
        long remembered = store.read(view -> view.table(OrderRegistry.UNPAID).count());
        assertThat(remembered).isZero();
    }

    @Test
    @Covers("A-027")
    void everyChangeIsNotedWithActorOldNewAndTime() {
        ShopOrder order = OrderSourceContract.order(1);
        add(order);
        time.advance(java.time.Duration.ofHours(1));
        store.write(tx -> OrderRegistry.review(tx, refunded(order), Actor.system("order-sync")));
        List<AuditEvent> events =
                store.read(view -> AuditLog.of(view, "order 1").newest(10).entries());
        assertThat(events)
                .containsExactly(
                        new AuditEvent(
                                2,
                                VirtualTime.START.plusSeconds(3600),
                                Actor.system("order-sync"),
                                "review order",
                                "order 1",
                                "PAID",
                                "REFUNDED"),
                        new AuditEvent(1, VirtualTime.START, ACTOR, "add order", "order 1", "", "PAID"));
    }

    @Test
    void aRevocationIsFinalAndARepeatedReviewWritesNothing() {
        ShopOrder order = OrderSourceContract.order(1);
        add(order);
        Stored.review(store, disputed(order));
        long sequence = Stored.sequence(store);
        for (ShopOrder said : List.of(disputed(order), refunded(order), order)) {
            assertThat(Stored.review(store, said)).isInstanceOf(ReviewOutcome.Unchanged.class);
        }
        assertThat(Stored.sequence(store)).isEqualTo(sequence);
        assertThat(Stored.find(store, order.id()))
                .hasValueSatisfying(stored -> assertThat(stored.state()).isEqualTo(OrderState.DISPUTED));
    }

    @Test
    void anOrderThatLooksUnpaidIsKeptAndForgivenWhenItIsPaidAgain() {
        ShopOrder order = OrderSourceContract.order(1);
        add(order);
        assertThat(Stored.review(store, unpaid(order))).isInstanceOf(ReviewOutcome.LooksUnpaid.class);
        assertThat(Stored.find(store, order.id()))
                .hasValueSatisfying(stored -> assertThat(stored.state()).isEqualTo(OrderState.PAID));
        assertThat(Stored.review(store, order)).isInstanceOf(ReviewOutcome.Unchanged.class);
        assertThat(Stored.find(store, order.id()))
                .hasValueSatisfying(
                        stored -> assertThat(stored.looksUnpaidSince()).isEmpty());
    }

    @Test
    void agreesWithANaiveModelUnderRandomHistories() {
        Cases.run(40, random -> {
            try (Store other = Store.open(new InMemoryJournal(), OrderRegistry.TABLES, AuditLog.TABLES)) {
                java.util.Map<OrderId, Long> model = new java.util.HashMap<>();
                Set<Long> given = new HashSet<>();
                long highest = 0;
                for (int step = 0; step < 60; step++) {
                    ShopOrder order = OrderSourceContract.order(random.nextInt(25));
                    if (random.nextInt(4) == 0) {
                        long wanted = 1L + random.nextInt(60);
                        Order old = Order.of(
                                new OrderNumber(wanted),
                                order.idText(),
                                "",
                                order.paid().orElseThrow());
                        boolean restored = Stored.restore(other, old).fold(done -> true, taken -> false);
                        assertThat(restored).isEqualTo(!model.containsKey(order.id()) && !model.containsValue(wanted));
                        if (restored) {
                            model.put(order.id(), wanted);
                            highest = Math.max(highest, wanted);
                        }
                    } else {
                        AddOutcome outcome = other.write(tx -> OrderRegistry.add(tx, order, ACTOR));
                        if (outcome instanceof AddOutcome.Added added) {
                            long number = added.order().number().value();
                            assertThat(number).isEqualTo(highest + 1);
                            assertThat(given.add(number)).isTrue();
                            assertThat(model.put(order.id(), number)).isNull();
                            highest = number;
                        } else {
                            assertThat(number(outcome)).isEqualTo(model.get(order.id()));
                        }
                    }
                }
                assertThat(Stored.count(other)).isEqualTo(model.size());
            }
        });
    }
}
