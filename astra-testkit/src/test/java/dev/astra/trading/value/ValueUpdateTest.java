package dev.astra.trading.value;

import static dev.astra.trading.value.Feeds.feed;
import static dev.astra.trading.value.Feeds.file;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueUpdateTest {
    private static final String HEAD = "old\n\n";
    private static final String PLAIN = "5:3054:0.216667:1627789128:14143128.441000";
    private static final String PINNED = "7:2000:0.500000:9999999999:10334103.812000";

    private static String after(String text, ItemValue... items) {
        return Feeds.text(ValueUpdate.of(file(text), feed(items)).file());
    }

    private static List<String> explained(String text, ItemValue... items) {
        return ValueUpdate.of(file(text), feed(items)).changes().stream()
                .map(ValueChange::explain)
                .toList();
    }

    @Test
    @Covers("A-151")
    void aRowThatIsNeitherValuedNorPinnedStays() {
        ValuesFile before = file(HEAD + PLAIN);
        ValueUpdate update = ValueUpdate.of(before, feed(item(5, 99, -1)));
        assertThat(update.file()).isSameAs(before);
        assertThat(update.changed()).isFalse();
    }

    @Test
    @Covers("A-152")
    void aPinnedRowThatIsValuedNoMoreGoes() {
        assertThat(after(HEAD + PLAIN + "\n" + PINNED, item(5, 1, -1), item(7, 1, -1)))
                .isEqualTo(HEAD + PLAIN);
        assertThat(after(HEAD + PINNED + "\n" + PLAIN + "\n", item(5, 1, -1), item(7, 1, -1)))
                .isEqualTo(HEAD + PLAIN + "\n");
        assertThat(explained(HEAD + PINNED, item(7, 1, -1)))
                .containsExactly("Item 7 (7): row removed, was pinned at 2,000 and is no longer valued");
    }

    @Test
    @Covers({"A-153", "A-155"})
    void anotherValueIsTakenOverAndPinnedAndTheOtherColumnsStay() {
        assertThat(after(HEAD + PLAIN, item(5, 1, 16_000_000)))
                .isEqualTo(HEAD + "5:16000000:0.216667:9999999999:14143128.441000");
        assertThat(explained(HEAD + PLAIN, item(5, 1, 16_000_000)))
                .containsExactly("Item 5 (5): value 3,054 -> 16,000,000, as the feed values it");
        assertThat(after(HEAD + PINNED, item(7, 1, 0))).isEqualTo(HEAD + "7:0:0.500000:9999999999:10334103.812000");
    }

    @Test
    @Covers("A-154")
    void theSameValueIsPinnedAndIsNoChange() {
        ValueUpdate update = ValueUpdate.of(file(HEAD + PLAIN), feed(item(5, 1, 3054)));
        assertThat(Feeds.text(update.file())).isEqualTo(HEAD + "5:3054:0.216667:9999999999:14143128.441000");
        assertThat(update.changed()).isFalse();
        assertThat(update.pinned()).containsExactly(new ItemId(5));
        ValuesFile pinned = file(HEAD + PINNED);
        assertThat(ValueUpdate.of(pinned, feed(item(7, 1, 2000))).file()).isSameAs(pinned);
    }

    @Test
    @Covers("A-156")
    void aRowThatTheFeedDoesNotKnowStaysAndIsNamed() {
        ValueUpdate update = ValueUpdate.of(file(HEAD + PINNED + "\n" + PLAIN), feed(item(5, 1, -1)));
        assertThat(Feeds.text(update.file())).isEqualTo(HEAD + PINNED + "\n" + PLAIN);
        assertThat(update.unknown()).containsExactly(new ItemId(7));
        assertThat(update.changed()).isFalse();
    }

    @Test
    @Covers("A-157")
    void newlyValuedItemsAreAddedBehindTheOthersById() {
        assertThat(after(HEAD + PLAIN, item(30, 1, 300), item(5, 1, -1), item(4, 1, 40), item(20, 9, -1)))
                .isEqualTo(HEAD + PLAIN + "\n4:40:0.000000:9999999999:0.000000\n30:300:0.000000:9999999999:0.000000");
        assertThat(after("", item(4, 1, 40))).isEqualTo(HEAD + "4:40:0.000000:9999999999:0.000000");
        assertThat(after("old\r\n\r\n" + PLAIN + "\r\n", item(5, 1, -1), item(4, 1, 40)))
                .isEqualTo("old\r\n\r\n" + PLAIN + "\r\n4:40:0.000000:9999999999:0.000000\r\n");
        assertThat(explained(HEAD + PLAIN, item(5, 1, -1), item(4, 1, 40)))
                .containsExactly("Item 4 (4): row added at 40, newly valued");
    }

    @Test
    void agreesWithANaiveModelOnAnyFileAndFeed() {
        Cases.run(400, random -> {
            String text = Feeds.randomFile(random, 1 + random.nextInt(80));
            FetchedFeed feed = Feeds.randomFeed(random, 80);
            agrees(text, feed);
        });
    }

    @Test
    @Covers("A-163")
    void twentyThousandRowsAreOneWalkAndASecondUpdateFindsNothingToWrite() {
        Random random = new Random(7);
        ValuesFile before = file(Feeds.randomFile(random, 20_000));
        FetchedFeed feed = Feeds.randomFeed(random, 20_000);
        ValueUpdate first = ValueUpdate.of(before, feed);
        assertThat(first.changes()).hasSizeGreaterThan(1_000);
        assertThat(first.changes().size()
                        + first.pinned().size()
                        + first.unknown().size())
                .isLessThanOrEqualTo(feed.items().size() + before.rows().size());
        assertThat(ValueUpdate.of(first.file(), feed).file()).isSameAs(first.file());
    }

    private static void agrees(String text, FetchedFeed feed) {
        NaiveUpdate naive = new NaiveUpdate(text, feed);
        ValueUpdate update = ValueUpdate.of(file(text), feed);
        assertThat(Feeds.text(update.file())).isEqualTo(naive.file);
        List<String> changes = new ArrayList<>();
        update.changes()
                .forEach(change -> changes.add(change.fold(
                        it -> "revalued " + it.id() + " from " + it.before() + " to " + it.after(),
                        it -> "devalued " + it.id() + " from " + it.before(),
                        it -> "added " + it.id() + " at " + it.after())));
        assertThat(changes).isEqualTo(naive.changes);
    }
}
