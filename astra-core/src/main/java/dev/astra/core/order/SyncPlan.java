package dev.astra.core.order;

import dev.astra.core.Actor;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Immutable. What a cycle has to store: found by one index look-up per order against a view, so that the transaction only
 * touches what is new or different.
 */
final class SyncPlan {
    static final Comparator<ShopOrder> BY_PAYMENT = Comparator.<ShopOrder, Instant>comparing(
                    order -> order.paid().map(ShopOrder.Payment::at).orElse(Instant.MAX))
            .thenComparing(order -> order.createdAt().orElse(Instant.MAX))
            .thenComparing(ShopOrder::id);

    private final List<ShopOrder> fresh = new ArrayList<>();
    private final List<ShopOrder> changed = new ArrayList<>();
    private final List<Order> stillUnpaid = new ArrayList<>();
    private int otherProducts;

    private SyncPlan() {}

    /**
     * Compares.
     *
     * @param view the stored orders
     * @param said what the shop said, each order once
     * @param products the products that count; empty means all
     */
    static SyncPlan of(View view, Collection<ShopOrder> said, Set<String> products) {
        SyncPlan plan = new SyncPlan();
        for (ShopOrder each : said) {
            Optional<Order> stored = OrderRegistry.find(view, each.id());
            if (stored.isPresent()) {
                plan.compare(stored.get(), each, view.time());
            } else if (!wanted(each, products)) {
                plan.otherProducts++;
            } else if (!OrderRegistry.rememberedUnpaid(view, each)) {
                plan.fresh.add(each);
            }
        }
        plan.fresh.sort(BY_PAYMENT);
        return plan;
    }

    static boolean wanted(ShopOrder order, Set<String> products) {
        return products.isEmpty() || order.product().filter(products::contains).isPresent();
    }

    private void compare(Order stored, ShopOrder said, Instant now) {
        Order judged = OrderRegistry.judged(stored, said, now);
        if (!judged.equals(stored)) {
            changed.add(said);
        } else if (stored.looksUnpaidSince().isPresent()) {
            stillUnpaid.add(stored);
        }
    }

    boolean isEmpty() {
        return fresh.isEmpty() && changed.isEmpty();
    }

    int otherProducts() {
        return otherProducts;
    }

    Stored nothingStored() {
        return new Stored(List.of(), List.of(), stillUnpaid);
    }

    /** Stores everything. Looks again at each order, since others may have written since the comparison. */
    Stored store(Tx tx, Actor actor, OrderListener listener) {
        Stored done = new Stored(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(stillUnpaid));
        for (ShopOrder each : fresh) {
            OrderRegistry.add(tx, each, actor)
                    .fold(added -> done.added.add(added.order()), already -> false, notPaid -> false);
        }
        for (ShopOrder each : changed) {
            OrderRegistry.review(tx, each, actor)
                    .fold(
                            unchanged -> false,
                            revoked -> done.revoked.add(revoked.order()),
                            unpaid -> done.looksUnpaid.add(unpaid.order()),
                            notStored -> false);
        }
        done.revoked.forEach(order -> listener.onRevoked(tx, order));
        done.revoked.stream()
                .filter(order -> order.looksUnpaidSince().isPresent())
                .forEach(done.looksUnpaid::add);
        return done;
    }

    /**
     * What was stored.
     *
     * @param added new orders, in the order of payment
     * @param revoked orders that were paid before
     * @param looksUnpaid orders that are kept although the shop calls them unpaid
     */
    record Stored(List<Order> added, List<Order> revoked, List<Order> looksUnpaid) {}
}
