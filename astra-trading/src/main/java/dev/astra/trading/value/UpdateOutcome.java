package dev.astra.trading.value;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Immutable. What came of bringing the values up to date. */
public sealed interface UpdateOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param current for {@link Current}
     * @param implausible for {@link Implausible}
     */
    default <R> R fold(Function<Current, R> current, Function<Implausible, R> implausible) {
        if (this instanceof Current it) {
            return current.apply(it);
        }
        return implausible.apply((Implausible) this);
    }

    /**
     * The values are those of the feed.
     *
     * @param book what everything is worth now
     * @param update what changed; {@link ValueUpdate#changed} says whether anything that counts did
     * @param written whether the file was written; never if it was in the same bytes before
     * @param elsewhere items whose given values another program changed in the file since it was last brought up to date
     *     here; none at the first time. What the trade bot computes for itself does not count
     */
    record Current(ValueBook book, ValueUpdate update, boolean written, List<ItemId> elsewhere)
            implements UpdateOutcome {
        /** Refuses missing parts; copies the list. */
        public Current {
            Objects.requireNonNull(book, "book");
            Objects.requireNonNull(update, "update");
            elsewhere = List.copyOf(elsewhere);
        }

        /** Whether the file is another for the trade bot than after the last time, whoever changed it. */
        public boolean changed() {
            return update.changed() || !elsewhere.isEmpty();
        }
    }

    /**
     * The answer is not believed; everything stays as it was.
     *
     * @param feed the answer
     * @param doubts what speaks against it, for people
     */
    record Implausible(FetchedFeed feed, List<String> doubts) implements UpdateOutcome {
        /** Copies the list. */
        public Implausible {
            Objects.requireNonNull(feed, "feed");
            doubts = List.copyOf(doubts);
        }
    }
}
