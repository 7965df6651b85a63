package dev.astra.trading.value;

import static dev.astra.trading.value.Feeds.feed;
import static dev.astra.trading.value.Feeds.file;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemValuesTest {
    private static final String TEXT = "old\n\n5:100:0.5:1627789128:7.0\n7:2000:0.5:9999999999:8.0";

    @TempDir
    Path directory;

    private final Deque<FetchedFeed> answers = new ArrayDeque<>();
    private Path path;

    @BeforeEach
    void writeTheFile() throws IOException {
        path = directory.resolve("values");
        Files.writeString(path, TEXT);
    }

    private FetchedFeed answer() {
        if (answers.isEmpty()) {
            throw new UnavailableException("the feed is down");
        }
        return answers.remove();
    }

    private ItemValues values() {
        return ItemValues.of(this::answer, FileValuesStorage.at(path));
    }

    private static UpdateOutcome.Current current(UpdateOutcome outcome) {
        return outcome.fold(it -> it, implausible -> {
            throw new AssertionError("expected plausible, got " + implausible.doubts());
        });
    }

    @Test
    @Covers("A-160")
    void theFileIsReplacedWholeAndNotTouchedWhenItsBytesStay() throws Exception {
        ItemValues values = values();
        answers.add(feed(item(5, 90, -1), item(7, 1, 2500)));
        assertThat(current(values.update()).written()).isTrue();
        assertThat(path).hasContent(TEXT.replace("2000", "2500"));
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(path, longAgo);
        answers.add(feed(item(5, 95, -1), item(7, 1, 2500)));
        UpdateOutcome.Current again = current(values.update());
        assertThat(again.written()).isFalse();
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(longAgo);
        assertThat(again.book().version()).isEqualTo(2);
        assertThat(again.book().find(new ItemId(5)).orElseThrow().rap()).hasValue(95);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    @Covers("A-159")
    void theFileThatIsReadIsTheOneThatIsWritten() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(path.toAbsolutePath());
        ItemValues values = ItemValues.of(this::answer, FileValuesStorage.at(relative));
        answers.add(feed(item(5, 90, 700), item(7, 1, 2000)));
        values.update();
        assertThat(Files.readString(path)).contains("5:700:0.5:9999999999:7.0");
        assertThat(Path.of("values")).doesNotExist();
    }

    @Test
    @Covers("A-161")
    void withoutAnAnswerTheOldValuesStay() throws Exception {
        ItemValues values = values();
        answers.add(feed(item(5, 90, -1), item(7, 1, 2500)));
        ValueBook book = current(values.update()).book();
        String written = Files.readString(path);
        assertThatThrownBy(values::update).isInstanceOf(UnavailableException.class);
        assertThat(values.book()).containsSame(book);
        assertThat(Files.readString(path)).isEqualTo(written);
    }

    @Test
    @Covers("A-162")
    void anImplausibleAnswerChangesNothing() throws Exception {
        ItemValues values = values();
        answers.add(feed(item(5, 90, 700)));
        List<String> doubts = values.update().fold(it -> List.<String>of(), UpdateOutcome.Implausible::doubts);
        assertThat(doubts).containsExactly("1 of 2 items of the values file are missing, at most 30 % are believed");
        assertThat(Files.readString(path)).isEqualTo(TEXT);
        assertThat(values.book()).isEmpty();
    }

    @Test
    void eachDoubtIsToldWithItsNumbers() {
        ValuesFile pinned = file(rows(100));
        assertThat(doubts(feed(), pinned)).containsExactly("it has no items");
        assertThat(doubts(feed(item(1, 1, 1), item(1, 1, 1)), ValuesFile.EMPTY)).containsExactly("it has item 1 twice");
        assertThat(doubts(whole(100, 500, 0, 11), pinned)).isEmpty();
        assertThat(doubts(whole(100, 500, 0, 12), pinned))
                .containsExactly("12 of 112 items cannot be understood, at most 10 % are believed");
        assertThat(doubts(whole(100, 500, 112, 0), pinned))
                .containsExactly("12 of 112 announced items did not come, at most 10 % are believed");
        assertThat(doubts(whole(100, 600, 0, 0), pinned))
                .containsExactly("100 of 100 pinned items would get another value, at most 50 % are believed");
        assertThat(doubts(whole(100, -1, 0, 0), pinned))
                .containsExactly("100 of 100 pinned items would lose their value, at most 30 % are believed");
        assertThat(doubts(whole(20, -1, 0, 0), file(rows(20)))).isEmpty();
        assertThat(doubts(
                        feed(IntStream.rangeClosed(1, 30)
                                .mapToObj(id -> item(id, -1, 500))
                                .toList()),
                        file(rows(30))))
                .containsExactly("30 of 30 items have no recent average price, at most 50 % are believed");
    }

    @Test
    void aPreviewWritesNothing() throws Exception {
        ItemValues values = values();
        answers.add(feed(item(5, 90, -1), item(7, 1, 2500)));
        UpdateOutcome.Current seen = current(values.preview());
        assertThat(seen.update().changes()).hasSize(1);
        assertThat(seen.written()).isFalse();
        assertThat(Files.readString(path)).isEqualTo(TEXT);
        assertThat(values.book()).isEmpty();
    }

    @Test
    void aFileThatAnotherProgramWroteMeanwhileIsNotOverwritten() throws Exception {
        List<String> meddling = new ArrayList<>(List.of("old\n\n1:1:0:1:0"));
        ItemValues values = ItemValues.of(this::answer, new ValuesStorage() {
            private final ValuesStorage real = FileValuesStorage.at(path);

            @Override
            public ValuesFile read() {
                return real.read();
            }

            @Override
            public void replace(ValuesFile before, ValuesFile after) {
                try {
                    Files.writeString(path, meddling.remove(0));
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
                real.replace(before, after);
            }
        });
        answers.add(feed(item(5, 90, -1), item(7, 1, 2500)));
        assertThatThrownBy(values::update)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("changed by another program");
        assertThat(Files.readString(path)).isEqualTo("old\n\n1:1:0:1:0");
        assertThat(values.book()).isEmpty();
    }

    @Test
    void aFailedReplacementLeavesTheFileAsItWas() throws IOException {
        FileValuesStorage storage = new FileValuesStorage(path, new FileReplacement() {
            @Override
            public void replace(Path from, Path to) throws IOException {
                throw new IOException("somebody has it open");
            }
        });
        assertThatThrownBy(() -> storage.replace(storage.read(), ValuesFile.EMPTY))
                .isInstanceOf(UnavailableException.class);
        assertThat(Files.readString(path)).isEqualTo(TEXT);
    }

    @Test
    void aMissingAndADamagedFileAreToldApart() throws IOException {
        FileValuesStorage storage = FileValuesStorage.at(path);
        Files.writeString(path, "rubbish:\n");
        assertThatThrownBy(storage::read)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("line 1");
        Files.delete(path);
        assertThatThrownBy(storage::read).isInstanceOf(RejectedException.class).hasMessageContaining("found none");
        assertThatThrownBy(() -> FileValuesStorage.at(directory)).isInstanceOf(RejectedException.class);
    }

    private static List<String> doubts(FetchedFeed feed, ValuesFile file) {
        return FeedCheck.STANDARD.doubts(feed, file);
    }

    private static FetchedFeed whole(int items, long value, int announced, int malformed) {
        List<ItemValue> all = IntStream.rangeClosed(1, items)
                .mapToObj(id -> item(id, 1, value))
                .toList();
        FetchedFeed feed = feed(all);
        return new FetchedFeed(feed.source(), feed.fetchedAt(), announced == 0 ? items : announced, malformed, all);
    }

    private static String rows(int count) {
        StringBuilder text = new StringBuilder("old\n\n");
        for (int id = 1; id <= count; id++) {
            text.append(id).append(":500:0.000000:9999999999:0.000000\n");
        }
        return text.toString();
    }

    @Test
    void whatAnotherProgramChangedInTheFileSinceIsToldOnceButNotWhatTheBotComputes() throws Exception {
        FetchedFeed feed = feed(item(5, 90, -1), item(7, 1, 2500), item(8, 1, 30));
        ItemValues values = values();
        answers.add(feed(item(5, 90, -1), item(7, 1, 2000)));
        assertThat(current(values.update()).changed()).isFalse();
        answers.add(feed);
        current(values().update());
        answers.add(feed);
        UpdateOutcome.Current seen = current(values.update());
        assertThat(seen.update().changed()).isFalse();
        assertThat(seen.elsewhere()).containsExactly(new ItemId(7), new ItemId(8));
        assertThat(seen.changed()).isTrue();
        Files.writeString(path, Files.readString(path).replace("5:100:", "5:120:"));
        answers.add(feed);
        assertThat(current(values.update()).changed()).isFalse();
        Files.writeString(path, Files.readString(path).replace("7:2500:", "7:1:"));
        answers.add(feed);
        UpdateOutcome.Current repaired = current(values.update());
        assertThat(repaired.update().changed()).isTrue();
        assertThat(repaired.elsewhere()).containsExactly(new ItemId(7));
    }
}
