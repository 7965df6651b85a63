package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Immutable. The rule of forgetting a person: all licenses that they own, and the orders of the same e-mails. Numbers stay,
 * and so does that a license was taken away; it walks over all orders.
 *
 * @param listChanged raises the version of the list and has it published
 * @param listener told of the licenses that were blanked
 */
record Forgetting(ToLongFunction<Tx> listChanged, LicensingListener listener) {
    ForgetOutcome forget(Tx tx, UserId user, Actor staff) {
        List<BuyerId> theirs = Licenses.of(tx, user).stream().map(License::id).toList();
        AuditLog.forget(tx, user);
        return theirs.isEmpty() ? new ForgetOutcome.NobodyKnown() : forget(tx, Optional.of(user), theirs, staff);
    }

    ForgetOutcome forget(Tx tx, BuyerId id, Actor staff) {
        Optional<Order> order = OrderRegistry.get(tx, number(id));
        if (order.isEmpty()) {
            return new ForgetOutcome.NobodyKnown();
        }
        if (order.get().isForgotten()) {
            return new ForgetOutcome.AlreadyForgotten();
        }
        return owner(tx, id)
                .map(owner -> forget(tx, owner, staff))
                .orElseGet(() -> forget(tx, Optional.empty(), List.of(id), staff));
    }

    private ForgetOutcome forget(Tx tx, Optional<UserId> person, List<BuyerId> known, Actor staff) {
        Set<String> addresses = known.stream()
                .flatMap(id -> OrderRegistry.get(tx, number(id)).stream())
                .map(Forgetting::address)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
        TreeSet<BuyerId> theirs = new TreeSet<>(known);
        TreeSet<BuyerId> others = new TreeSet<>();
        OrderRegistry.all(tx)
                .filter(order -> addresses.contains(address(order)))
                .map(order -> new BuyerId(order.number().value()))
                .filter(id -> !theirs.contains(id))
                .toList()
                .forEach(id -> (owner(tx, id).isPresent() ? others : theirs).add(id));
        OptionalLong version = blank(tx, theirs, staff);
        listener.forgotten(tx, person, List.copyOf(theirs));
        others.forEach(id -> OrderRegistry.forgetEmail(tx, number(id), staff));
        return new ForgetOutcome.Forgotten(List.copyOf(theirs), List.copyOf(others), version);
    }

    private OptionalLong blank(Tx tx, Collection<BuyerId> theirs, Actor staff) {
        boolean listed = false;
        for (BuyerId id : theirs) {
            AuditLog.forget(tx, OrderRegistry.forget(tx, number(id), staff).subject());
            Optional<License> license = Licenses.find(tx, id);
            listed |= license.filter(License::listed).isPresent();
            license.ifPresent(before -> blank(tx, before, staff));
        }
        return listed ? OptionalLong.of(listChanged.applyAsLong(tx)) : OptionalLong.empty();
    }

    /** An order without a license row is one that nobody has claimed; only that it was taken away has to stay. */
    private static void blank(Tx tx, License license, Actor staff) {
        if (license.revoked()) {
            tx.put(Licenses.LICENSES, License.unclaimed(license.id()).with(license.revocation()));
        } else {
            tx.remove(Licenses.LICENSES, license.id());
        }
        AuditLog.forget(tx, license.subject());
        AuditLog.note(tx, staff, "forget", license.subject(), license.owner().isPresent() ? "owned" : "unclaimed", "");
    }

    private static Optional<UserId> owner(Tx tx, BuyerId id) {
        return Licenses.find(tx, id).flatMap(License::owner);
    }

    private static OrderNumber number(BuyerId id) {
        return new OrderNumber(id.value());
    }

    private static String address(Order order) {
        return order.email().strip().toLowerCase(Locale.ROOT);
    }
}
