package dev.astra.trading.value;

import java.util.Locale;
import java.util.function.Function;

/** Immutable. One change of the file of values that counts: companion programs are restarted for it. */
public sealed interface ValueChange {
    /** Which item. */
    ItemId id();

    /** The item's name; empty if the feed gives none. */
    String name();

    /** What changed and why, for people. */
    default String explain() {
        String item = name().isEmpty() ? "item " + id() : name() + " (" + id() + ")";
        return fold(
                it -> item + ": value " + amount(it.before()) + " -> " + amount(it.after()) + ", as the feed values it",
                it -> item + ": row removed, was pinned at " + amount(it.before()) + " and is no longer valued",
                it -> item + ": row added at " + amount(it.after()) + ", newly valued");
    }

    private static String amount(long robux) {
        return String.format(Locale.ROOT, "%,d", robux);
    }

    /**
     * Calls the function of the case at hand.
     *
     * @param revalued for {@link Revalued}
     * @param devalued for {@link Devalued}
     * @param added for {@link Added}
     */
    default <R> R fold(Function<Revalued, R> revalued, Function<Devalued, R> devalued, Function<Added, R> added) {
        if (this instanceof Revalued it) {
            return revalued.apply(it);
        } else if (this instanceof Devalued it) {
            return devalued.apply(it);
        }
        return added.apply((Added) this);
    }

    /**
     * The feed values it at something else than the file did.
     *
     * @param before the value in the file
     * @param after the feed's value, pinned
     */
    record Revalued(ItemId id, String name, long before, long after) implements ValueChange {}

    /**
     * Its value was pinned, and the feed values it no more: the row is gone.
     *
     * @param before the value in the file
     */
    record Devalued(ItemId id, String name, long before) implements ValueChange {}

    /**
     * The feed values it, and the file had no row of it.
     *
     * @param after the feed's value, pinned
     */
    record Added(ItemId id, String name, long after) implements ValueChange {}
}
