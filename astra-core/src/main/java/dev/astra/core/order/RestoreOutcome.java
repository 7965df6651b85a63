package dev.astra.core.order;

import java.util.function.Function;

/** Immutable. What came of bringing in an order under the number that it already has. */
public sealed interface RestoreOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param restored for {@link Restored}
     * @param taken for {@link Taken}
     */
    <R> R fold(Function<Restored, R> restored, Function<Taken, R> taken);

    /**
     * It is stored now.
     *
     * @param order as stored
     */
    record Restored(Order order) implements RestoreOutcome {
        @Override
        public <R> R fold(Function<Restored, R> restored, Function<Taken, R> taken) {
            return restored.apply(this);
        }
    }

    /**
     * An order with this number or with this shop id is stored; nothing changed.
     *
     * @param by that order
     */
    record Taken(Order by) implements RestoreOutcome {
        @Override
        public <R> R fold(Function<Restored, R> restored, Function<Taken, R> taken) {
            return taken.apply(this);
        }
    }
}
