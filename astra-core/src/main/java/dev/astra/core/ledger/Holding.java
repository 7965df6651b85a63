package dev.astra.core.ledger;

import dev.astra.core.ledger.HoldEvent.Kind;
import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.Tx;
import java.util.List;
import java.util.Optional;

/** Immutable. The rules of holds. */
final class Holding {
    /** How many ended holds of anybody a request takes away beside its own work. */
    private static final int SWEPT = 16;

    private final LedgerListener listener;

    Holding(LedgerListener listener) {
        this.listener = listener;
    }

    /**
     * What a post or a void found.
     *
     * @param refused {@link Movement#FINE} if the hold can be used
     * @param hold the hold then
     */
    record Found(long refused, Optional<Hold> hold) {}

    /** Ends the holds whose time has come: those of these accounts, and some of others. */
    void settle(Tx tx, List<Leg> legs) {
        // What is due of an account is due at all: this one look mostly ends it.
        if (tx.table(Holds.HOLDS).count() == 0
                || Holds.due(tx, tx.now()).findFirst().isEmpty()) {
            return;
        }
        for (Leg leg : legs) {
            settle(tx, leg.from());
            settle(tx, leg.to());
        }
        sweep(tx, SWEPT);
    }

    /** Ends the holds of an account whose time has come. */
    void settle(Tx tx, AccountName name) {
        boolean holds = Accounts.find(tx, name)
                .filter(account -> account.outgoing() > 0 || account.incoming() > 0)
                .isPresent();
        if (holds) {
            Holds.due(tx, name, tx.now()).toList().forEach(hold -> expire(tx, hold));
        }
    }

    /** Ends so many holds whose time has come; says how many it were. */
    int sweep(Tx tx, int most) {
        List<Hold> due = Holds.due(tx, tx.now()).limit(most).toList();
        due.forEach(hold -> expire(tx, hold));
        return due.size();
    }

    private void expire(Tx tx, Hold hold) {
        finish(tx, hold, Kind.EXPIRED);
    }

    Found find(Tx tx, HoldId id, Counts counts) {
        Optional<Hold> found = Holds.find(tx, id);
        if (found.isEmpty()) {
            return refused(id.value() <= counts.holds() ? Reason.FINISHED_HOLD : Reason.UNKNOWN_HOLD);
        }
        boolean ended =
                found.get().expiresAt().filter(end -> !end.isAfter(tx.now())).isPresent();
        if (ended) {
            expire(tx, found.get());
            return refused(Reason.FINISHED_HOLD);
        }
        return new Found(Movement.FINE, found);
    }

    private static Found refused(Reason reason) {
        return new Found(Result.refused(reason, 0), Optional.empty());
    }

    /** Puts a new hold, for which there is room. */
    void begin(Tx tx, HoldId id, HoldRequest request) {
        Hold hold = new Hold(id, request.leg(), tx.now(), request.end(tx.now()), request.metadata());
        tx.put(Holds.HOLDS, hold);
        long minor = hold.leg().amount().minor();
        note(tx, HoldEvent.of(Kind.HELD, hold, minor, minor));
    }

    /** Why so much of a hold cannot be posted; {@link Movement#FINE} if it can. */
    static long postable(Hold hold, Amount amount) {
        if (!amount.asset().equals(hold.leg().amount().asset())) {
            return Result.refused(Reason.OTHER_ASSET, 0);
        }
        boolean more = amount.minor() > hold.leg().amount().minor();
        return more ? Result.refused(Reason.MORE_THAN_HELD, 0) : Movement.FINE;
    }

    /** The hold after so much of it was posted. */
    void posted(Tx tx, Hold hold, long minor, PostRequest.Rest rest) {
        long left = hold.leg().amount().minor() - minor;
        boolean keeps = left > 0 && rest == PostRequest.Rest.KEEP;
        note(tx, HoldEvent.of(Kind.POSTED, hold, minor, left));
        if (keeps) {
            tx.put(Holds.HOLDS, hold.minus(minor));
            return;
        }
        tx.remove(Holds.HOLDS, hold.id());
        if (left > 0) {
            note(tx, HoldEvent.of(Kind.RELEASED, hold, left, 0));
        }
    }

    /** Frees all that is held and takes the hold away. */
    void finish(Tx tx, Hold hold, Kind kind) {
        long minor = hold.leg().amount().minor();
        Movement movement = new Movement(tx);
        movement.free(hold.leg(), minor);
        movement.store(tx, Counts.NONE);
        tx.remove(Holds.HOLDS, hold.id());
        note(tx, HoldEvent.of(kind, hold, minor, 0));
    }

    private void note(Tx tx, HoldEvent event) {
        tx.append(HoldEvents.EVENTS, event.payer(), event);
        listener.heard(tx, new LedgerEvent.Held(event));
    }
}
