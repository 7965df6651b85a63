package dev.astra.trading.vault.trade;

import dev.astra.core.UserId;
import dev.astra.trading.vault.item.Bundle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A deposit or a withdrawal in one state.
 *
 * @param id its number
 * @param kind which of the two
 * @param state how it stands
 * @param user whose it is
 * @param code what the bot says in the trade's chat
 * @param wanted what is reserved for it, or was; nothing for a deposit
 * @param moved what changed hands; for a refused deposit what the client said and the catalogue knows of that
 * @param value what the pets that changed hands were worth at that time, in gems
 * @param since when it began
 * @param until when it expires, if it does
 * @param ended when it ended
 * @param meeting the meeting that it is open in, or ended in
 * @param reason why it failed; empty if it did not
 */
public record Trade(
        TradeId id,
        Kind kind,
        State state,
        UserId user,
        TradeCode code,
        Bundle wanted,
        Bundle moved,
        long value,
        Instant since,
        Optional<Instant> until,
        Optional<Instant> ended,
        Optional<TradeKey> meeting,
        String reason) {
    /** The longest reason, in UTF-16 code units. */
    public static final int LONGEST_REASON = 200;

    /** Refuses null, and an end without an ended state. */
    public Trade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(moved, "moved");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(reason, "reason");
        if (state.isOver() != ended.isPresent()) {
            throw new IllegalArgumentException("expected a moment of the end exactly for an ended trade, got " + state);
        }
    }

    /** Which way goods go. */
    public enum Kind {
        /** From the user to the vault. */
        DEPOSIT,
        /** From the vault to the user. */
        WITHDRAWAL
    }

    /** How a trade stands. */
    public enum State {
        /** A bot and the user trade; nothing is reserved. */
        OPEN(false),
        /** Goods are reserved and wait for a bot. */
        RESERVED(false),
        /** Goods changed hands. */
        COMPLETED(true),
        /** Somebody gave it up; nothing changed hands. */
        CANCELLED(true),
        /** Its time was over; nothing changed hands. */
        EXPIRED(true),
        /** It went wrong; see the reason. */
        FAILED(true);

        private final boolean over;

        State(boolean over) {
            this.over = over;
        }

        /** Whether nothing can come of it any more. */
        public boolean isOver() {
            return over;
        }
    }

    /** Whether something can still come of it. */
    public boolean isOpen() {
        return !state.isOver();
    }

    /** What it is about: what changed hands once it is over, what is reserved until then. */
    public Bundle goods() {
        return state == State.COMPLETED || !moved.isEmpty() ? moved : wanted;
    }

    /** The same in a meeting. */
    public Trade met(TradeKey key) {
        return new Trade(
                id, kind, state, user, code, wanted, moved, value, since, until, ended, Optional.of(key), reason);
    }

    /** The same, out of its meeting. */
    public Trade parted() {
        return new Trade(
                id, kind, state, user, code, wanted, moved, value, since, until, ended, Optional.empty(), reason);
    }

    /**
     * The same, ended.
     *
     * @param how in which state
     * @param goods what changed hands
     * @param worth what the pets of them are worth, in gems
     * @param at when
     * @param why a reason, or nothing
     */
    public Trade ended(State how, Bundle goods, long worth, Instant at, String why) {
        return new Trade(id, kind, how, user, code, wanted, goods, worth, since, until, Optional.of(at), meeting, why);
    }
}
