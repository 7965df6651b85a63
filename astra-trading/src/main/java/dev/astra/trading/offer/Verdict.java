package dev.astra.trading.offer;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Immutable. What the policy says about an offer, with everything that led to it. */
public sealed interface Verdict {
    /** The offer, the policy, the prices and the totals. */
    Weighing weighing();

    /**
     * Calls the function of the case at hand.
     *
     * @param keep for {@link Keep}
     * @param decline for {@link Decline}
     * @param unpriced for {@link Unpriced}
     */
    default <R> R fold(Function<Keep, R> keep, Function<Decline, R> decline, Function<Unpriced, R> unpriced) {
        if (this instanceof Keep it) {
            return keep.apply(it);
        } else if (this instanceof Decline it) {
            return decline.apply(it);
        }
        return unpriced.apply((Unpriced) this);
    }

    /** The verdict in one line, with the totals; {@link Weighing#explain} has the items too. */
    default String summary() {
        return fold(
                it -> "keep: " + it.weighing().totals(),
                it -> "decline (" + Explanation.reasons(it.reasons()) + "): "
                        + it.weighing().totals(),
                it -> "left alone, no price for " + Explanation.labels(it.items()) + ": "
                        + it.weighing().totals());
    }

    /** The policy has nothing against it. */
    record Keep(Weighing weighing) implements Verdict {
        /** Refuses a missing weighing. */
        public Keep {
            Objects.requireNonNull(weighing, "weighing");
        }
    }

    /**
     * The policy wants it declined.
     *
     * @param reasons at least one
     */
    record Decline(Weighing weighing, Set<Reason> reasons) implements Verdict {
        /** Refuses a missing weighing. */
        public Decline {
            Objects.requireNonNull(weighing, "weighing");
            reasons = Set.copyOf(reasons);
        }
    }

    /**
     * An item has no price in a measure that counts: nothing can be said.
     *
     * @param items those without one, each once
     */
    record Unpriced(Weighing weighing, List<PricedItem> items) implements Verdict {
        /** Copies the list. */
        public Unpriced {
            Objects.requireNonNull(weighing, "weighing");
            items = List.copyOf(items);
        }
    }
}
