package dev.astra.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderState;
import dev.astra.core.store.Tx;
import java.util.Optional;

/** Immutable. The rule of claims. */
final class Claiming {
    private Claiming() {}

    static ClaimOutcome claim(Tx tx, ClaimRequest request) {
        Optional<OrderId> id = parse(request.order());
        if (id.isEmpty()) {
            return new ClaimOutcome.NotAnOrderId();
        }
        return OrderRegistry.find(tx, id.get())
                .filter(order -> !order.isForgotten())
                .map(order -> claim(tx, request, order))
                .orElseGet(ClaimOutcome.UnknownOrder::new);
    }

    private static ClaimOutcome claim(Tx tx, ClaimRequest request, Order order) {
        BuyerId id = new BuyerId(order.number().value());
        License license = Licenses.find(tx, id).orElseGet(() -> License.unclaimed(id));
        Optional<UserId> owner = license.owner();
        if (owner.isPresent() && !owner.get().equals(request.user())) {
            return new ClaimOutcome.TakenByAnother();
        }
        if (license.revocation().isPresent()) {
            return new ClaimOutcome.Revoked(license.revocation().get().reason());
        }
        if (order.state().revoked()) {
            return new ClaimOutcome.Revoked(reason(order.state()));
        }
        if (request.membership() == Membership.NOT_A_MEMBER) {
            return new ClaimOutcome.NotAMember();
        }
        if (owner.isPresent()) {
            return new ClaimOutcome.AlreadyYours(id);
        }
        LicenseKey key = LicenseKey.draw(tx.random());
        tx.put(Licenses.LICENSES, license.claimed(request.user(), key, tx.now()));
        AuditLog.note(
                tx,
                Actor.customer(request.user()),
                "claim",
                license.subject(),
                "unclaimed",
                "owned by " + AuditLog.person(tx, request.user()));
        return new ClaimOutcome.Claimed(id, key);
    }

    /** What a refund or a dispute of an order means for its license. */
    static Revocation.Reason reason(OrderState state) {
        return state == OrderState.DISPUTED ? Revocation.Reason.DISPUTED : Revocation.Reason.REFUNDED;
    }

    private static Optional<OrderId> parse(String text) {
        try {
            return Optional.of(new OrderId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
