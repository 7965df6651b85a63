package dev.astra.core.ledger.withdrawal;

import dev.astra.core.Actor;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.Leg;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A withdrawal that waits for a decision. Its amount is held.
 *
 * @param id its number: that of its hold
 * @param leg from which wallet to which account of the outside
 * @param requester who asked
 * @param since when
 * @param approver the member of staff who agreed to it, if one has
 */
public record Withdrawal(HoldId id, Leg leg, Actor requester, Instant since, Optional<Actor> approver) {
    /** Refuses missing parts. */
    public Withdrawal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(approver, "approver");
    }

    Withdrawal approvedBy(Actor actor) {
        return new Withdrawal(id, leg, requester, since, Optional.of(actor));
    }
}
