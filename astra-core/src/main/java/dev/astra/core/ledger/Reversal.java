package dev.astra.core.ledger;

import java.util.List;
import java.util.Objects;

/**
 * Immutable. A request to undo a transfer by one in the other direction. What was posted stays; of each leg no more is ever
 * reversed than it moved, in however many parts.
 *
 * @param id the caller's name for this request
 * @param transfer what to undo
 * @param amounts how much of each leg, in their order; empty for all that is left
 * @param metadata a few words
 */
public record Reversal(RequestId id, TransferId transfer, List<Amount> amounts, Metadata metadata) {
    /** Refuses amounts below zero and nothing at all. */
    public Reversal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(metadata, "metadata");
        amounts = List.copyOf(amounts);
        boolean something = amounts.stream().anyMatch(amount -> amount.minor() > 0);
        if (amounts.stream().anyMatch(amount -> amount.minor() < 0) || (!amounts.isEmpty() && !something)) {
            throw new IllegalArgumentException("expected amounts of at least 0, one of them more, got " + amounts);
        }
    }

    /** All that is left of it. */
    public static Reversal all(RequestId id, TransferId transfer) {
        return new Reversal(id, transfer, List.of(), Metadata.NONE);
    }

    /** A part of a transfer with one leg. */
    public static Reversal part(RequestId id, TransferId transfer, Amount amount) {
        return new Reversal(id, transfer, List.of(amount), Metadata.NONE);
    }

    /** The same with these words. */
    public Reversal with(Metadata words) {
        return new Reversal(id, transfer, amounts, words);
    }
}
