package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.Tx;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Immutable. The rules of taking a license away and giving it back.
 *
 * @param listChanged raises the version of the list and has it published
 */
record Revoking(ToLongFunction<Tx> listChanged) {
    RevokeOutcome revoke(Tx tx, BuyerId id, Actor actor, Revocation.Reason reason) {
        if (order(tx, id).isEmpty()) {
            return new RevokeOutcome.UnknownLicense();
        }
        License license = Licenses.find(tx, id).orElseGet(() -> License.unclaimed(id));
        if (license.revocation().isPresent()) {
            return new RevokeOutcome.AlreadyRevoked(license.revocation().get());
        }
        License revoked = license.with(Optional.of(new Revocation(reason, tx.now())));
        tx.put(Licenses.LICENSES, revoked);
        AuditLog.note(
                tx, actor, "revoke", license.subject(), "valid", reason.name().toLowerCase(Locale.ROOT));
        return new RevokeOutcome.Revoked(revoked, changed(tx, license.listed()));
    }

    ReinstateOutcome reinstate(Tx tx, BuyerId id, Actor actor) {
        Optional<License> found = Licenses.find(tx, id);
        if (found.isEmpty()) {
            return new ReinstateOutcome.UnknownLicense();
        }
        License license = found.get();
        if (license.revocation().isEmpty()) {
            return new ReinstateOutcome.NotRevoked();
        }
        if (requireOrder(tx, id).state().revoked()) {
            return new ReinstateOutcome.MoneyGone();
        }
        License reinstated = license.with(Optional.empty());
        tx.put(Licenses.LICENSES, reinstated);
        String before = license.revocation().get().reason().name().toLowerCase(Locale.ROOT);
        AuditLog.note(tx, actor, "reinstate", license.subject(), before, "valid");
        return new ReinstateOutcome.Reinstated(reinstated, changed(tx, reinstated.listed()));
    }

    private OptionalLong changed(Tx tx, boolean listed) {
        return listed ? OptionalLong.of(listChanged.applyAsLong(tx)) : OptionalLong.empty();
    }

    private static Optional<Order> order(Tx tx, BuyerId id) {
        return OrderRegistry.get(tx, new OrderNumber(id.value()));
    }

    static Order requireOrder(Tx tx, BuyerId id) {
        return order(tx, id)
                .orElseThrow(() ->
                        new IllegalStateException("expected a license of a stored order, but there is no order " + id));
    }
}
