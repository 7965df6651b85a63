package dev.astra.licensing;

import dev.astra.core.UserId;
import dev.astra.core.order.OrderId;
import java.util.Objects;

/**
 * Immutable. Somebody says that an order is theirs. {@link #toString} does not show the order id.
 *
 * @param user who
 * @param order the shop's order id as they typed it
 * @param membership whether they are in the community
 */
public record ClaimRequest(UserId user, String order, Membership membership) {
    /** Refuses missing parts. */
    public ClaimRequest {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(membership, "membership");
    }

    /**
     * A claim where membership is not asked for.
     *
     * @param user who
     * @param order the order
     */
    public static ClaimRequest of(UserId user, OrderId order) {
        return new ClaimRequest(user, order.value(), Membership.NOT_REQUIRED);
    }

    @Override
    public String toString() {
        return "claim by " + user + ", " + membership;
    }
}
