package dev.astra.core.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thread. What a cycle has read so far: each order once, the later reading wins. */
final class SyncReading {
    private final Map<OrderId, ShopOrder> orders = new LinkedHashMap<>();
    private final List<String> malformed = new ArrayList<>();
    private int malformedCount;
    private int pages;
    private int reread;

    /** Takes a page in; whether it names an order that was not read before. */
    boolean page(OrderPage page) {
        pages++;
        int before = orders.size();
        page.orders().forEach(order -> orders.put(order.id(), order));
        page.skipped().forEach(this::malformed);
        return orders.size() > before;
    }

    void again(ShopOrder order) {
        orders.put(order.id(), order);
    }

    void asked() {
        reread++;
    }

    void malformed(String reason) {
        malformedCount++;
        if (malformed.size() < SyncReport.MAX_REASONS) {
            malformed.add(reason);
        }
    }

    boolean has(OrderId id) {
        return orders.containsKey(id);
    }

    Collection<ShopOrder> orders() {
        return orders.values();
    }

    SyncReport report(boolean full, SyncPlan plan, SyncPlan.Stored stored) {
        return new SyncReport(
                full,
                pages,
                reread,
                orders.size(),
                stored.added(),
                stored.revoked(),
                stored.looksUnpaid(),
                plan.otherProducts(),
                malformed,
                malformedCount);
    }
}
