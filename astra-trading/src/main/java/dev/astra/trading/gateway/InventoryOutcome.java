package dev.astra.trading.gateway;

import java.util.List;
import java.util.function.Function;

/** Immutable. The copies that a player owns. */
public sealed interface InventoryOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param owned for {@link Owned}
     * @param hidden for {@link Hidden}
     * @param none for {@link NoSuchPlayer}
     * @param stopped for {@link Stopped}
     */
    default <R> R fold(
            Function<Owned, R> owned,
            Function<Hidden, R> hidden,
            Function<NoSuchPlayer, R> none,
            Function<Stopped, R> stopped) {
        if (this instanceof Owned it) {
            return owned.apply(it);
        } else if (this instanceof Hidden it) {
            return hidden.apply(it);
        } else if (this instanceof NoSuchPlayer it) {
            return none.apply(it);
        }
        return stopped.apply((Stopped) this);
    }

    /**
     * All of them.
     *
     * @param copies those that can be traded at all, also the ones on hold
     */
    record Owned(List<Copy> copies) implements InventoryOutcome {
        /** Copies the list. */
        public Owned {
            copies = List.copyOf(copies);
        }
    }

    /** The player lets nobody see them. */
    record Hidden() implements InventoryOutcome {}

    /** The account is gone or closed. */
    record NoSuchPlayer() implements InventoryOutcome {}

    /**
     * A person must act first.
     *
     * @param stop why
     */
    record Stopped(SessionStop stop) implements InventoryOutcome {}
}
