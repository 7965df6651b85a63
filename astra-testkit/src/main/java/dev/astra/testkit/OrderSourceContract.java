package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.ShopOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clauses of {@link OrderSource} as tests. An adapter's test class implements this interface. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface OrderSourceContract {
    /** A shop with these orders, newest first. Called once per test. */
    OrderSource shopWith(List<ShopOrder> newestFirst) throws Exception;

    /** From now on an order stands in front of the others. */
    void comesIn(ShopOrder order);

    /** The next request fails as if the shop were down for a moment. */
    void breakNextRequest();

    /** A paid order; the number makes it different from others, greater ones are newer. */
    static ShopOrder order(int number) {
        Instant at = VirtualTime.START.plusSeconds(number);
        return ShopOrder.of(
                String.format(Locale.ROOT, "ABCDEF00-0000-4000-8000-%012d", number),
                "buyer" + number + "@example.test",
                Optional.of(ShopOrder.Payment.at(at)));
    }

    /** Paid orders, newest first. */
    static List<ShopOrder> orders(int count) {
        List<ShopOrder> orders = new ArrayList<>();
        for (int number = count; number >= 1; number--) {
            orders.add(order(number));
        }
        return orders;
    }

    /** Reads page by page to the end. */
    private static List<OrderId> readAll(OrderSource source) throws InterruptedException {
        List<OrderId> ids = new ArrayList<>();
        for (int number = 1; number <= 100; number++) {
            OrderPage page = source.page(number);
            page.orders().forEach(order -> ids.add(order.id()));
            if (page.last()) {
                return ids;
            }
        }
        throw new AssertionError("no page said that it was the last one");
    }

    @Test
    default void clause1ListsAllOrdersNewestFirst() throws Exception {
        List<ShopOrder> orders = orders(60);
        assertThat(readAll(shopWith(orders)))
                .containsExactlyElementsOf(orders.stream().map(ShopOrder::id).toList());
    }

    @Test
    default void clause1AnOrderThatComesInBetweenHidesNothing() throws Exception {
        OrderSource source = shopWith(orders(60));
        List<OrderId> seen = new ArrayList<>();
        source.page(1).orders().forEach(order -> seen.add(order.id()));
        comesIn(order(61));
        for (int number = 2; number <= 3; number++) {
            source.page(number).orders().forEach(order -> seen.add(order.id()));
        }
        assertThat(seen).containsAll(orders(60).stream().map(ShopOrder::id).toList());
    }

    @Test
    default void clause2APageBehindTheEndIsEmptyAndTheLast() throws Exception {
        OrderSource source = shopWith(orders(30));
        OrderPage behind = source.page(9);
        assertThat(behind.orders()).isEmpty();
        assertThat(behind.last()).isTrue();
        assertThat(source.page(1).last()).isFalse();
    }

    @Test
    default void clause2AShopWithoutOrdersEndsOnPage1() throws Exception {
        OrderPage page = shopWith(List.of()).page(1);
        assertThat(page.orders()).isEmpty();
        assertThat(page.last()).isTrue();
    }

    @Test
    default void clause4AFailureIsNeverTheEnd() throws Exception {
        OrderSource source = shopWith(orders(30));
        breakNextRequest();
        assertThatThrownBy(() -> source.page(1)).isInstanceOf(UnavailableException.class);
        assertThat(source.page(1).orders()).hasSize(25);
    }

    @Test
    default void findsAnOrderByItsIdAndNoOther() throws Exception {
        OrderSource source = shopWith(orders(30));
        assertThat(source.find(order(7).id())).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(order(7).id());
            assertThat(found.email()).isEqualTo(order(7).email());
            assertThat(found.paid().map(ShopOrder.Payment::at))
                    .isEqualTo(order(7).paid().map(ShopOrder.Payment::at));
        });
        assertThat(source.find(order(31).id())).isEmpty();
    }

    @Test
    default void refusesPageZero() throws Exception {
        OrderSource source = shopWith(orders(1));
        assertThatThrownBy(() -> source.page(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
