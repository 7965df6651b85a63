package dev.astra.trading.value;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. One answer of a {@link ValueFeed}, as it was understood. Whether it is to be believed is for {@link FeedCheck}
 * to say.
 *
 * @param source where it comes from, for people: {@code rolimons.com}
 * @param fetchedAt when the answer came
 * @param announced how many items the answer said it has
 * @param malformed how many of its items could not be understood; they are not among {@code items}
 * @param items the items, each id once, in any order
 */
public record FetchedFeed(String source, Instant fetchedAt, int announced, int malformed, List<ItemValue> items) {
    /** Copies the list; refuses missing parts and negative counts. */
    public FetchedFeed {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        items = List.copyOf(items);
        if (announced < 0 || malformed < 0) {
            throw new IllegalArgumentException(
                    "expected counts >= 0, got " + announced + " announced and " + malformed + " malformed");
        }
    }
}
