package dev.astra.core.ledger.withdrawal;

import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.HoldId;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. How a withdrawal ended. Who ended it is in the audit log.
 *
 * @param id its number
 * @param state how
 * @param at when
 * @param amount how much it was about
 * @param remark the proof of a payment that was made, or the reason why none was
 */
public record Ending(HoldId id, State state, Instant at, Amount amount, String remark) {
    /** How a withdrawal can end. */
    public enum State {
        /** It was paid. */
        COMPLETED,
        /** Staff refused it. */
        REJECTED,
        /** Whoever asked for it did not want it any more. */
        CANCELLED
    }

    /** Refuses missing parts. */
    public Ending {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(remark, "remark");
    }
}
