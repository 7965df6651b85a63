package dev.astra.trading.vault.trade;

import dev.astra.trading.vault.item.Bundle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. How a deposit or a withdrawal ended, as it stands in the history of its user. It says nothing of who that is.
 *
 * @param id its number
 * @param kind what it was
 * @param state how it ended
 * @param goods what changed hands; if nothing did, what it was about
 * @param value what the pets that changed hands were worth at that time, in gems
 * @param since when it began
 * @param ended when it ended
 * @param meeting the bot and the game's id of the trade, if there was one
 * @param reason why it failed, or where it comes from; empty if there is nothing to say
 */
public record PastTrade(
        TradeId id,
        Kind kind,
        Trade.State state,
        Bundle goods,
        long value,
        Instant since,
        Instant ended,
        Optional<TradeKey> meeting,
        String reason) {
    /** What a line of the history is about. */
    public enum Kind {
        /** From the user to the vault. */
        DEPOSIT,
        /** From the vault to the user. */
        WITHDRAWAL,
        /** Brought in from the program before this one. */
        OPENING,
        /** A deposit of the program before this one; what came of it is in the opening. */
        FORMER_DEPOSIT,
        /** A withdrawal of the program before this one; what came of it is in the opening. */
        FORMER_WITHDRAWAL
    }

    /** Refuses null. */
    public PastTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(goods, "goods");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(ended, "ended");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(reason, "reason");
    }

    /** What it did to what the user owns: 1 for more, -1 for less, 0 for nothing. */
    public int sign() {
        if (state != Trade.State.COMPLETED) {
            return 0;
        }
        return switch (kind) {
            case DEPOSIT, OPENING -> 1;
            case WITHDRAWAL -> -1;
            case FORMER_DEPOSIT, FORMER_WITHDRAWAL -> 0;
        };
    }
}
