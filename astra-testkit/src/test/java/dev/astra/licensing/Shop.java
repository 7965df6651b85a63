package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import dev.astra.licensing.legacy.LegacyImport;
import dev.astra.licensing.publication.Publication;
import dev.astra.testkit.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A store with orders and a licensing over it, in virtual time. */
public final class Shop implements AutoCloseable {
    public static final UserId ANN = new UserId(1001);
    public static final UserId BOB = new UserId(1002);
    public static final Actor STAFF = Actor.staff(new UserId(7));
    public static final MachineId ONE = machine(1);
    public static final MachineId TWO = machine(2);

    public final VirtualTime time = new VirtualTime(Instant.parse("2025-03-29T22:00:00Z"));
    public final List<LicensingEvent> heard = new ArrayList<>();
    public final Store store;
    public final Licensing licensing;

    public Shop() {
        this(new InMemoryJournal(), settings -> settings);
    }

    public Shop(UnaryOperator<Licensing.Builder> settings) {
        this(new InMemoryJournal(), settings);
    }

    public Shop(Journal journal, UnaryOperator<Licensing.Builder> settings) {
        store = Store.builder(journal)
                .clock(time, time::nanos)
                .random(new Random(1))
                .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, Publication.TABLES, LegacyImport.TABLES);
        licensing = settings.apply(Licensing.builder(store).listener((tx, event) -> heard.add(event)))
                .build();
    }

    /** A machine id of its own for each number, never a placeholder. */
    public static MachineId machine(int number) {
        return MachineId.parse(String.format(Locale.ROOT, "4c4c4544-0042-3510-8054-%012x", number));
    }

    public static OrderId orderId(int number) {
        return new OrderId(String.format(Locale.ROOT, "0f5b2c1e-7d1a-4c0e-9b55-%012d", number));
    }

    public static ShopOrder paid(int number) {
        return ShopOrder.of(
                orderId(number).value(),
                "buyer" + number + "@example.test",
                Optional.of(ShopOrder.Payment.at(Instant.parse("2025-03-01T12:00:00Z"))));
    }

    public static ShopOrder refunded(int number) {
        return refundedOrDisputed(number, true, Optional.empty());
    }

    public static ShopOrder disputed(int number) {
        return refundedOrDisputed(number, false, Optional.of(Instant.parse("2025-03-02T12:00:00Z")));
    }

    private static ShopOrder refundedOrDisputed(int number, boolean refund, Optional<Instant> dispute) {
        ShopOrder paid = paid(number);
        return new ShopOrder(
                paid.id(),
                paid.idText(),
                paid.email(),
                paid.product(),
                paid.price(),
                paid.paid(),
                refund,
                dispute,
                paid.createdAt());
    }

    public void sell(ShopOrder order) {
        store.write(tx -> OrderRegistry.add(tx, order, Actor.system("test")));
    }

    /** Sells and claims an order per person; the first gets license 1, and so on. */
    public void sellTo(UserId... users) {
        for (UserId user : users) {
            int number = Math.toIntExact(store.read(OrderRegistry::count)) + 1;
            sell(paid(number));
            licensing.claim(user, orderId(number));
        }
    }

    public License license(long id) {
        return store.read(view -> Licensing.find(view, new BuyerId(id))).orElseThrow();
    }

    public List<License> of(UserId user) {
        return store.read(view -> Licensing.of(view, user));
    }

    public List<Long> listed() {
        return store.read(view ->
                Licensing.listed(view).map(license -> license.id().value()).toList());
    }

    public long listVersion() {
        return store.read(Licensing::listVersion);
    }

    public long licenses() {
        return store.read(view -> Licensing.all(view).count());
    }

    public List<AuditEvent> audit(long license) {
        return store.read(
                view -> AuditLog.of(view, "license " + license).newest(100).entries());
    }

    public List<String> waiting() {
        return store.read(view -> Outbox.waiting(view)
                .map(delivery ->
                        delivery.message().topic() + " " + delivery.message().payload())
                .toList());
    }

    /** The batch that the store has come to; a transaction without changes may or may not count. */
    public List<Object> everything() {
        return store.read(view -> Stream.<Stream<?>>of(
                        Licensing.all(view),
                        OrderRegistry.all(view),
                        Outbox.waiting(view),
                        AuditLog.all(view).newestFirst())
                .<Object>flatMap(rows -> rows)
                .toList());
    }

    @Override
    public void close() {
        store.close();
    }
}
