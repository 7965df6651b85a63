package dev.astra.core.ledger;

import dev.astra.core.ledger.Requests.Known;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.List;
import java.util.Optional;

/** Thread-safe. What a request does to the ledger, and that it does so once. */
final class Book {
    /** No result: the id belongs to another request. */
    static final long CONFLICT = 0;

    private final Requests requests = new Requests();
    private final LedgerListener listener;
    private final Holding holding;

    Book(LedgerListener listener) {
        this.listener = listener;
        this.holding = new Holding(listener);
    }

    /** One request under way. */
    private interface Attempt {
        Done run(Counts counts);
    }

    /**
     * What an attempt came to.
     *
     * @param result see {@link Result}
     * @param counts how far the numbers have come then
     */
    private record Done(long result, Counts counts) {}

    /** The result of this request when it was made first, {@link #CONFLICT}, or none if it is new. */
    Optional<Long> known(View view, Asked asked) {
        Optional<Known> known = requests.find(view, asked);
        return known.map(it -> it.content() == asked.content() ? it.result() : CONFLICT);
    }

    private long once(Tx tx, Asked asked, Attempt attempt) {
        Optional<Long> known = known(tx, asked);
        if (known.isPresent()) {
            return known.get();
        }
        holding.settle(tx, asked.legs());
        Done done = attempt.run(Counts.of(tx));
        Requests.remember(tx, done.counts, asked, done.result).put(tx);
        return done.result;
    }

    long transfer(Tx tx, Transfer transfer, Asked asked) {
        Line.Origin origin = origin(transfer);
        return once(tx, asked, counts -> move(tx, counts, transfer.legs(), origin));
    }

    static Line.Origin origin(Transfer transfer) {
        return new Line.Origin(transfer.effectiveAt(), Optional.empty(), Optional.empty(), transfer.metadata());
    }

    private Done move(Tx tx, Counts counts, List<Leg> legs, Line.Origin origin) {
        Movement movement = new Movement(tx);
        long refused = movement.post(legs, origin);
        return refused == Movement.FINE ? moved(tx, counts, movement, legs, origin) : new Done(refused, counts);
    }

    private Done moved(Tx tx, Counts counts, Movement movement, List<Leg> legs, Line.Origin origin) {
        long first = counts.entries() + 1;
        Monitors.look(tx, movement.accounts(), listener);
        Counts after = movement.store(tx, counts);
        listener.heard(
                tx,
                new LedgerEvent.Moved(
                        new TransferId(first), legs, origin.hold(), origin.reverses(), origin.metadata()));
        return new Done(first, after);
    }

    long hold(Tx tx, HoldRequest request, Asked asked) {
        return once(tx, asked, counts -> {
            Movement movement = new Movement(tx);
            long refused = movement.hold(request.leg());
            if (refused != Movement.FINE) {
                return new Done(refused, counts);
            }
            movement.store(tx, counts);
            HoldId id = new HoldId(counts.holds() + 1);
            holding.begin(tx, id, request);
            return new Done(id.value(), new Counts(counts.requests(), counts.entries(), id.value()));
        });
    }

    long post(Tx tx, PostRequest request, Asked asked) {
        return once(tx, asked, counts -> {
            Holding.Found found = holding.find(tx, request.hold(), counts);
            return found.hold()
                    .map(hold -> post(tx, counts, hold, request))
                    .orElseGet(() -> new Done(found.refused(), counts));
        });
    }

    private Done post(Tx tx, Counts counts, Hold hold, PostRequest request) {
        Amount held = hold.leg().amount();
        Amount amount = request.amount().orElse(held);
        long refused = Holding.postable(hold, amount);
        if (refused != Movement.FINE) {
            return new Done(refused, counts);
        }
        boolean keeps = request.rest() == PostRequest.Rest.KEEP;
        Leg leg = new Leg(hold.leg().from(), hold.leg().to(), amount);
        Line.Origin origin =
                new Line.Origin(Optional.empty(), Optional.of(hold.id()), Optional.empty(), hold.metadata());
        Movement movement = new Movement(tx);
        movement.free(hold.leg(), keeps ? amount.minor() : held.minor());
        movement.postHeld(leg, origin);
        Done done = moved(tx, counts, movement, List.of(leg), origin);
        holding.posted(tx, hold, amount.minor(), request.rest());
        return done;
    }

    long end(Tx tx, HoldId id, Asked asked) {
        return once(tx, asked, counts -> {
            Holding.Found found = holding.find(tx, id, counts);
            found.hold().ifPresent(hold -> holding.finish(tx, hold, HoldEvent.Kind.VOIDED));
            return new Done(found.hold().isPresent() ? id.value() : found.refused(), counts);
        });
    }

    long reverse(Tx tx, Reversal request, Optional<Posting> original, Asked asked) {
        return once(tx, asked, counts -> {
            Reversing.Plan plan = Reversing.plan(tx, request, original);
            return plan.refused() == Movement.FINE && original.isPresent()
                    ? reverse(tx, counts, request, original.get(), plan)
                    : new Done(plan.refused(), counts);
        });
    }

    private Done reverse(Tx tx, Counts counts, Reversal request, Posting original, Reversing.Plan plan) {
        Line.Origin origin =
                new Line.Origin(Optional.empty(), Optional.empty(), Optional.of(original.id()), request.metadata());
        Done done = move(tx, counts, Reversing.legs(original.legs(), plan.back()), origin);
        if (Result.isRefused(done.result)) {
            return new Done(Reversing.refusal(done.result, plan.back()), counts);
        }
        tx.put(Reversed.REVERSED, new Reversed(original.id(), plan.after()));
        return done;
    }

    int sweep(Tx tx, int most) {
        return holding.sweep(tx, most);
    }

    Holding holding() {
        return holding;
    }

    LedgerListener listener() {
        return listener;
    }
}
