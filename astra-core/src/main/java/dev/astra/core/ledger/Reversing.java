package dev.astra.core.ledger;

import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Immutable. The rule of undoing a transfer. */
final class Reversing {
    private Reversing() {}

    /**
     * What a reversal comes to.
     *
     * @param refused {@link Movement#FINE} if it is not
     * @param back how much goes back of each leg
     * @param after how much was reversed of each leg then
     */
    record Plan(long refused, List<Long> back, List<Long> after) {
        static Plan refusing(Reason reason) {
            return new Plan(Result.refused(reason, 0), List.of(), List.of());
        }
    }

    static Plan plan(Tx tx, Reversal request, Optional<Posting> found) {
        if (found.isEmpty()) {
            return Plan.refusing(Reason.UNKNOWN_TRANSFER);
        }
        Posting original = found.get();
        if (original.reverses().isPresent()) {
            return Plan.refusing(Reason.IS_REVERSAL);
        }
        List<Leg> legs = original.legs();
        List<Long> before = tx.table(Reversed.REVERSED)
                .get(original.id())
                .map(Reversed::minors)
                .orElseGet(() -> Collections.nCopies(legs.size(), 0L));
        return plan(legs, before, request.amounts());
    }

    private static Plan plan(List<Leg> legs, List<Long> before, List<Amount> asked) {
        if (asked.size() > legs.size()) {
            return Plan.refusing(Reason.MORE_THAN_LEFT);
        }
        List<Long> back = new ArrayList<>();
        List<Long> after = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < legs.size(); i++) {
            Amount moved = legs.get(i).amount();
            long left = moved.minor() - before.get(i);
            long minor =
                    asked.isEmpty() ? left : i < asked.size() ? asked.get(i).minor() : 0;
            if (i < asked.size() && !asked.get(i).asset().equals(moved.asset())) {
                return Plan.refusing(Reason.OTHER_ASSET);
            }
            if (minor > left) {
                return Plan.refusing(left == 0 ? Reason.REVERSED_ALREADY : Reason.MORE_THAN_LEFT);
            }
            back.add(minor);
            after.add(before.get(i) + minor);
            all |= minor;
        }
        return all == 0 ? Plan.refusing(Reason.REVERSED_ALREADY) : new Plan(Movement.FINE, back, after);
    }

    /** The legs in the other direction, the last first: what was passed on comes back before it is returned. */
    static List<Leg> legs(List<Leg> moved, List<Long> back) {
        List<Leg> legs = new ArrayList<>();
        for (int i : order(back)) {
            legs.add(moved.get(i).back(back.get(i)));
        }
        return legs;
    }

    /** A refusal about an account of {@link #legs} as one about an account of the request's legs. */
    static long refusal(long refused, List<Long> back) {
        int place = Result.place(refused);
        int leg = order(back).get((place - 1) / 2);
        return Result.refused(Result.reason(refused), 2 * leg + 1 + (place - 1) % 2);
    }

    private static List<Integer> order(List<Long> back) {
        List<Integer> order = new ArrayList<>();
        for (int i = back.size() - 1; i >= 0; i--) {
            if (back.get(i) > 0) {
                order.add(i);
            }
        }
        return order;
    }
}
