package dev.astra.trading.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. A page of the list of trades that were sent. */
public sealed interface PageOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param page for {@link Page}
     * @param lost for {@link CursorLost}
     * @param stopped for {@link Stopped}
     */
    default <R> R fold(Function<Page, R> page, Function<CursorLost, R> lost, Function<Stopped, R> stopped) {
        if (this instanceof Page it) {
            return page.apply(it);
        } else if (this instanceof CursorLost it) {
            return lost.apply(it);
        }
        return stopped.apply((Stopped) this);
    }

    /**
     * The page.
     *
     * @param trades the trades, newest first
     * @param next what to ask for the following page with; empty on the last one
     */
    record Page(List<ListedTrade> trades, Optional<String> next) implements PageOutcome {
        /** Copies the list. */
        public Page {
            trades = List.copyOf(trades);
            Objects.requireNonNull(next, "next");
        }
    }

    /** The place in the list is no longer known: begin again with the first page. */
    record CursorLost() implements PageOutcome {}

    /**
     * A person must act first.
     *
     * @param stop why
     */
    record Stopped(SessionStop stop) implements PageOutcome {}
}
