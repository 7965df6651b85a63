package dev.astra.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A request to move amounts between accounts, all of them or none. The legs are posted in their order, and no
 * account may break its limits after any of them. Legs may be of different assets, as in an exchange; no leg is of two.
 *
 * @param id the caller's name for this request
 * @param legs 1 to {@value #MOST_LEGS}
 * @param effectiveAt when it counts from, where that is not when it is recorded
 * @param metadata a few words
 */
public record Transfer(RequestId id, List<Leg> legs, Optional<Instant> effectiveAt, Metadata metadata) {
    /** The most legs. */
    public static final int MOST_LEGS = 100;

    /** Refuses no legs and too many. */
    public Transfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        Objects.requireNonNull(metadata, "metadata");
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_LEGS + " legs, got " + legs.size());
        }
    }

    /** Between two accounts. */
    public static Transfer of(RequestId id, AccountName from, AccountName to, Amount amount) {
        return of(id, List.of(new Leg(from, to, amount)));
    }

    /** Between several accounts. */
    public static Transfer of(RequestId id, List<Leg> legs) {
        return new Transfer(id, legs, Optional.empty(), Metadata.NONE);
    }

    /** The same with these words. */
    public Transfer with(Metadata words) {
        return new Transfer(id, legs, effectiveAt, words);
    }

    /** The same, counting from a moment. */
    public Transfer effective(Instant moment) {
        return new Transfer(id, legs, Optional.of(moment), metadata);
    }
}
