package dev.astra.core.order;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Thread-safe, without state of its own. The stored orders: every one was paid when it came in, has a number that no other
 * order ever has, and stays. Every change is noted in the {@link AuditLog}, whose tables the store needs too.
 */
public final class OrderRegistry {
    static final Table<OrderNumber, Order> ORDERS =
            Table.of("orders", Key.number(OrderNumber::value, OrderNumber::new), Order::number, new OrderCodec());
    static final Index<OrderId, OrderNumber, Order> BY_ID =
            Index.hash(ORDERS, "id", Order::id).unique();
    static final Table<OrderId, UnpaidOrder> UNPAID =
            Table.of("orders.unpaid", Key.text(OrderId::value, OrderId::new), UnpaidOrder::id, new UnpaidOrder.Codec());
    static final Index<Instant, OrderId, UnpaidOrder> UNPAID_SINCE = Index.sorted(UNPAID, "since", UnpaidOrder::since);
    static final Table<OrderId, AnnouncedOrder> ANNOUNCED = Table.of(
            "orders.announced", Key.text(OrderId::value, OrderId::new), AnnouncedOrder::id, new AnnouncedOrder.Codec());
    static final Table<String, SyncMemory> SYNCS = Table.of(
            "orders.sync",
            Key.text(Function.identity(), Function.identity()),
            SyncMemory::name,
            new SyncMemory.Codec());
    private static final int MOST_ANNOUNCED = 10_000;
    private static final Sequence NUMBERS = new Sequence("orders");

    /** The tables of orders. */
    public static final Schema TABLES =
            new Schema(List.of(ORDERS, UNPAID, ANNOUNCED, SYNCS), List.of(BY_ID, UNPAID_SINCE));

    private OrderRegistry() {}

    /** The order of a shop's id; a forgotten one is found by it too. */
    public static Optional<Order> find(View view, OrderId id) {
        return view.index(BY_ID).first(id).or(() -> view.index(BY_ID).first(id.mark()));
    }

    /** The order of a number. */
    public static Optional<Order> get(View view, OrderNumber number) {
        return view.table(ORDERS).get(number);
    }

    /** All orders, by number. */
    public static Stream<Order> all(View view) {
        return view.table(ORDERS).all();
    }

    /** How many orders are stored. */
    public static long count(View view) {
        return view.table(ORDERS).count();
    }

    /**
     * Stores an order of the shop under the next number, if it is paid and new. An order that is not paid is remembered as
     * such. An order that was refunded or disputed before it came in is stored in that state.
     *
     * @param actor who brings it in
     */
    public static AddOutcome add(Tx tx, ShopOrder said, Actor actor) {
        Optional<Order> stored = find(tx, said.id());
        if (stored.isPresent()) {
            return new AddOutcome.AlreadyStored(stored.get());
        }
        if (said.paid().isEmpty()) {
            if (tx.table(UNPAID).get(said.id()).isEmpty()) {
                tx.put(UNPAID, new UnpaidOrder(said.id(), said.createdAt().orElse(tx.now())));
            }
            return new AddOutcome.NotPaid();
        }
        OrderNumber number = new OrderNumber(tx.next(NUMBERS));
        Order order = Order.of(number, said, said.paid().get(), tx.now());
        tx.remove(UNPAID, said.id());
        tx.put(ORDERS, order);
        AuditLog.note(tx, actor, "add order", order.subject(), "", state(order));
        return new AddOutcome.Added(order);
    }

    /**
     * Stores an order under the number that it already has, for example from an older registry. Numbers given later are
     * greater.
     *
     * @param actor who brings it in
     */
    public static RestoreOutcome restore(Tx tx, Order order, Actor actor) {
        Optional<Order> taken = get(tx, order.number()).or(() -> find(tx, order.id()));
        if (taken.isPresent()) {
            return new RestoreOutcome.Taken(taken.get());
        }
        tx.skip(NUMBERS, order.number().value());
        tx.remove(UNPAID, order.id());
        tx.put(ORDERS, order);
        AuditLog.note(tx, actor, "restore order", order.subject(), "", state(order));
        return new RestoreOutcome.Restored(order);
    }

    /**
     * Compares a stored order with what the shop says now, and stores a refund or a dispute. Both are final here: what a
     * shop takes back later is for people to judge.
     *
     * @param actor who compares
     */
    public static ReviewOutcome review(Tx tx, ShopOrder said, Actor actor) {
        Optional<Order> found = find(tx, said.id());
        if (found.isEmpty()) {
            return new ReviewOutcome.NotStored();
        }
        Order before = found.get();
        Order after = judged(before, said, tx.now());
        if (!after.equals(before)) {
            tx.put(ORDERS, after);
            AuditLog.note(tx, actor, "review order", after.subject(), state(before), state(after));
        }
        if (after.state() != before.state()) {
            return new ReviewOutcome.Revoked(after);
        }
        return after.looksUnpaidSince().isPresent()
                ? new ReviewOutcome.LooksUnpaid(after)
                : new ReviewOutcome.Unchanged(after);
    }

    /**
     * Notes that the shop said something of an order, whatever it said: the next look at the shop reads the order itself.
     *
     * @param id as the shop named it
     */
    public static AnnounceOutcome announce(Tx tx, OrderId id) {
        if (tx.table(ANNOUNCED).get(id).isPresent()) {
            tx.put(ANNOUNCED, new AnnouncedOrder(id, tx.now()));
            return new AnnounceOutcome.AlreadyNoted();
        }
        if (tx.table(ANNOUNCED).count() >= MOST_ANNOUNCED) {
            return new AnnounceOutcome.Full(MOST_ANNOUNCED);
        }
        tx.put(ANNOUNCED, new AnnouncedOrder(id, tx.now()));
        return new AnnounceOutcome.Noted();
    }

    /** Some of the orders that were announced and not read yet. */
    static List<AnnouncedOrder> announced(View view, int most) {
        return view.table(ANNOUNCED).all().limit(most).toList();
    }

    /** Says that announced orders were read, but for those that were announced anew meanwhile. */
    static void read(Tx tx, List<AnnouncedOrder> orders) {
        orders.stream()
                .filter(order -> tx.table(ANNOUNCED).get(order.id()).equals(Optional.of(order)))
                .forEach(order -> tx.remove(ANNOUNCED, order.id()));
    }

    /**
     * Takes away what names the buyer: the e-mail and the shop's id. The number, the payment and the state stay, and a mark
     * by which the order is known when the shop names it again, so that it does not come in anew.
     *
     * @param actor who wants it
     * @throws IllegalStateException if there is no such order
     */
    public static Order forget(Tx tx, OrderNumber number, Actor actor) {
        Order forgotten = require(tx, number).forgotten();
        tx.put(ORDERS, forgotten);
        AuditLog.note(tx, actor, "forget buyer", forgotten.subject(), "", "");
        return forgotten;
    }

    /**
     * Takes the e-mail away and nothing else: of an order that belongs to somebody else by now.
     *
     * @param actor who wants it
     * @throws IllegalStateException if there is no such order
     */
    public static Order forgetEmail(Tx tx, OrderNumber number, Actor actor) {
        Order without = require(tx, number).withoutEmail();
        tx.put(ORDERS, without);
        AuditLog.note(tx, actor, "forget e-mail", without.subject(), "", "");
        return without;
    }

    private static Order require(Tx tx, OrderNumber number) {
        return get(tx, number)
                .orElseThrow(() -> new IllegalStateException("expected a stored order, there is no order " + number));
    }

    /** The order as it should be stored after what the shop says. */
    static Order judged(Order stored, ShopOrder said, Instant now) {
        OrderState says = OrderState.of(said);
        Order order = says.revoked() && !stored.state().revoked() ? stored.revoked(says, now) : stored;
        if (said.paid().isPresent() == order.looksUnpaidSince().isEmpty()) {
            return order;
        }
        return order.looksUnpaid(said.paid().isPresent() ? Optional.empty() : Optional.of(now));
    }

    /** Whether the shop's order is stored or remembered as unpaid. */
    static boolean known(View view, ShopOrder said) {
        return find(view, said.id()).isPresent() || rememberedUnpaid(view, said);
    }

    /** Whether the shop's order is unpaid and remembered as such. */
    static boolean rememberedUnpaid(View view, ShopOrder said) {
        return said.paid().isEmpty() && view.table(UNPAID).get(said.id()).isPresent();
    }

    /** The newest orders that are remembered as unpaid since a time, but for those that are excepted. */
    static List<OrderId> unpaidSince(View view, Instant from, int most, Predicate<OrderId> except) {
        List<OrderId> open = new ArrayList<>(view.index(UNPAID_SINCE)
                .range(from, Instant.MAX)
                .map(UnpaidOrder::id)
                .filter(except.negate())
                .toList());
        Collections.reverse(open);
        return open.stream().limit(most).toList();
    }

    private static String state(Order order) {
        List<String> words = new ArrayList<>();
        words.add(order.state().name());
        order.looksUnpaidSince().ifPresent(since -> words.add("looks unpaid since " + since));
        return String.join(", ", words);
    }
}
