package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueFeed;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The clauses of {@link ValueFeed} as tests. An adapter's test class implements this interface. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface ValueFeedContract {
    /** A feed with these items. Called once per test. */
    ValueFeed feedWith(List<ItemValue> items) throws Exception;

    /** The next request fails as if the feed were down for a moment. */
    void breakNextRequest();

    /** So much time passes that a feed may be asked again, whatever happened before. */
    void waitLongEnough();

    /** Items with and without a value and a price, some projected. */
    static List<ItemValue> items(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> new ItemValue(
                        new ItemId(number),
                        "Item, \"" + number + "\"",
                        number % 5 == 0 ? OptionalLong.empty() : OptionalLong.of(number * 10),
                        number % 3 == 0 ? OptionalLong.of(number * 11) : OptionalLong.empty(),
                        number % 7 == 0))
                .toList();
    }

    @Test
    default void clause1AnAnswerHoldsAllItems() throws Exception {
        FetchedFeed feed = feedWith(items(300)).fetch();
        assertThat(feed.items()).containsExactlyInAnyOrderElementsOf(items(300));
        assertThat(feed.announced()).isEqualTo(300);
        assertThat(feed.malformed()).isZero();
        assertThat(feed.source()).isNotBlank();
    }

    @Test
    default void clause4AFailureIsNoShorterAnswerAndPasses() throws Exception {
        ValueFeed feed = feedWith(items(30));
        breakNextRequest();
        assertThatThrownBy(feed::fetch).isInstanceOf(UnavailableException.class);
        waitLongEnough();
        assertThat(feed.fetch().items()).hasSize(30);
    }
}
