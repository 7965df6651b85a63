package dev.astra.core.order;

import java.util.List;
import java.util.OptionalInt;

/**
 * Immutable. One page of a shop's orders, newest first.
 *
 * @param orders the orders that could be understood
 * @param skipped why others could not be; no ids or e-mails in it
 * @param totalPages how many pages there are just now, if the shop says
 * @param last whether nothing comes after this page
 */
public record OrderPage(List<ShopOrder> orders, List<String> skipped, OptionalInt totalPages, boolean last) {
    /** The most orders of one page, understood or not. */
    public static final int MAX_ORDERS = 1_000;

    /** Keeps copies. */
    public OrderPage {
        orders = List.copyOf(orders);
        skipped = List.copyOf(skipped);
        if (orders.size() + skipped.size() > MAX_ORDERS) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_ORDERS + " orders on a page, got " + (orders.size() + skipped.size()));
        }
    }

    /** A page with nothing on it, which is past the end. */
    public static OrderPage end() {
        return new OrderPage(List.of(), List.of(), OptionalInt.empty(), true);
    }
}
