package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final History<String, Long> AMOUNTS =
            History.of("amounts", Key.text(name -> name, name -> name), new RowCodec<String, Long>() {
                @Override
                public void write(Long row, RowWriter out) {
                    out.number("amount", row);
                }

                @Override
                public Long read(String key, RowReader in) {
                    return in.number("amount");
                }
            });
    private static final Schema TABLES = Schema.of().with(AMOUNTS);

    /** A journal whose archive counts its reads, and that a test can break. */
    private static final class Counting implements Journal, Archive {
        private final InMemoryJournal below = new InMemoryJournal();
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong appends = new AtomicLong();
        private final AtomicLong syncs = new AtomicLong();
        private volatile boolean broken;
        private volatile boolean swapped;
        private volatile String original = "\n";
        private volatile String edited = "\n";

        @Override
        public void startAt(long end) {
            below.archive().startAt(end);
        }

        @Override
        public void append(long position, List<byte[]> lines) {
            appends.incrementAndGet();
            if (broken) {
                throw new UnavailableException("scripted to fail");
            }
            below.archive().append(position, lines);
        }

        @Override
        public byte[] read(long position) {
            reads.incrementAndGet();
            byte[] line = below.archive().read(swapped ? 0 : position);
            return new String(line, StandardCharsets.US_ASCII)
                    .replace(original, edited)
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void sync() {
            syncs.incrementAndGet();
        }

        @Override
        public Archive archive() {
            return this;
        }

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            below.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            return below.append(afterSequence, batch);
        }

        @Override
        public void close() {}
    }

    private final Counting journal = new Counting();
    private final AtomicLong millis = new AtomicLong(1_000_000);

    private Store open() {
        return Store.builder(journal)
                .clock(() -> Instant.ofEpochMilli(millis.get()), () -> millis.get() * 1_000_000)
                .open(TABLES);
    }

    /** Adds this many records for the key, a second apart, many in each change. */
    private void fill(Store store, String key, int records) {
        for (int i = 0; i < records; i++) {
            long amount = i;
            millis.addAndGet(1000);
            store.execute(tx -> tx.append(AMOUNTS, key, amount));
        }
    }

    private long reads(Runnable question) {
        long before = journal.reads.get();
        question.run();
        return journal.reads.get() - before;
    }

    @Test
    void aRecordOfTwoKeysStandsOnceAndIsFoundUnderBoth() {
        Counting journal = new Counting();
        try (Store store = Store.open(journal, TABLES)) {
            store.execute(tx -> tx.append(AMOUNTS, "a", 1L));
            store.execute(tx -> {
                tx.append(AMOUNTS, "a", "b", 2L);
                tx.append(AMOUNTS, "b", "a", 3L);
            });
            DurableView view = store.view();
            assertThat(view.history(AMOUNTS).newestFirst().map(HistoryEntry::value))
                    .containsExactly(3L, 2L, 1L);
            assertThat(view.history(AMOUNTS, "a").newestFirst().map(HistoryEntry::value))
                    .containsExactly(3L, 2L, 1L);
            assertThat(view.history(AMOUNTS, "b").newestFirst().map(entry -> entry.key() + entry.other()))
                    .containsExactly("bOptional[a]", "aOptional[b]");
            assertThat(store.verifyHistories()).isEqualTo(3);
            assertThat(new String(journal.read(ends(journal, 1)), StandardCharsets.US_ASCII))
                    .contains("\"place\":2,\"keyBack\":[0,0],\"otherPlace\":1,\"otherBack\":[-1,-1],\"key\":\"a\","
                            + "\"other\":\"b\",\"time\":");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.execute(tx -> tx.append(AMOUNTS, "a", "a", 4L)))
                    .withMessageContaining("two keys of history amounts");
        }
    }

    /** Where so many lines end. */
    private static long ends(Counting journal, int lines) {
        long position = 0;
        for (int i = 0; i < lines; i++) {
            position += journal.read(position).length + Archive.MARGIN;
        }
        return position;
    }

    @Test
    void anyPageAndAnyTimeTakeLogarithmicallyManyReads() {
        int records = 20_000;
        int log = 32 - Integer.numberOfLeadingZeros(records);
        Random random = new Random(3);
        try (Store store = open()) {
            long start = millis.get();
            fill(store, "a", records);
            Past<HistoryEntry<String, Long>> past = store.view().history(AMOUNTS, "a");
            assertThat(reads(() -> past.newest(20))).isEqualTo(20);
            assertThat(reads(past::count)).isZero();
            for (int i = 0; i < 300; i++) {
                long place = 1L + random.nextInt(records);
                Instant time = Instant.ofEpochMilli(start + 1000 * place + random.nextInt(1000));
                assertThat(reads(() -> assertThat(past.before(place + 1, 10)
                                        .entries()
                                        .get(0)
                                        .value())
                                .isEqualTo(place - 1)))
                        .isLessThanOrEqualTo(3L * log + 10);
                assertThat(reads(() -> assertThat(past.asOf(time).orElseThrow().value())
                                .isEqualTo(place - 1)))
                        .isLessThanOrEqualTo(4L * log);
            }
            assertThat(reads(() ->
                            assertThat(past.asOf(Instant.ofEpochMilli(start))).isEmpty()))
                    .isLessThanOrEqualTo(4L * log);
            assertThat(reads(() -> past.newestFirst().limit(7).forEach(entry -> {})))
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void memoryFollowsTheKeysAndNotTheRecords() {
        try (Store store = open()) {
            for (int round = 0; round < 200; round++) {
                long amount = round;
                store.execute(tx -> {
                    for (int key = 0; key < 50; key++) {
                        tx.append(AMOUNTS, "k" + key, amount);
                    }
                });
            }
        }
        try (Store store = open()) {
            assertThat(store.view().history(AMOUNTS).count()).isEqualTo(10_000);
            assertThat(store.view().table(Chain.CHAINS).count()).isEqualTo(51);
            Stream<String> rows = store.view().table(Chain.CHAINS).all().map(Chain::toString);
            assertThat(rows).allSatisfy(row -> assertThat(row).hasSizeLessThan(160));
        }
    }

    @Test
    void commitsNeverSyncTheArchiveAndChangesWithoutRecordsNeverTouchIt() {
        try (Store store = open()) {
            store.execute(tx -> tx.append(AMOUNTS, "a", 1L));
            assertThat(journal.appends).hasValue(1);
            store.execute(tx -> tx.skip(new Sequence("other"), 5));
            assertThat(journal.appends).hasValue(1);
            assertThat(journal.syncs).hasValue(0);
        }
    }

    @Test
    void recordsThatCannotBeFiledStopWritesAndAreFiledWhenTheStoreIsOpenedAnew() {
        Store store = open();
        store.execute(tx -> tx.append(AMOUNTS, "a", 1L));
        journal.broken = true;
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> store.execute(tx -> tx.append(AMOUNTS, "a", 2L)))
                .withMessageContaining("reopen");
        journal.broken = false;
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> store.execute(tx -> tx.append(AMOUNTS, "a", 3L)));
        assertThat(store.view().history(AMOUNTS, "a").count()).isEqualTo(1);
        store.close();
        try (Store again = open()) {
            Stream<Long> amounts =
                    again.view().history(AMOUNTS, "a").newestFirst().map(HistoryEntry::value);
            assertThat(amounts).containsExactly(2L, 1L);
        }
    }

    @Test
    void aLineThatIsNotTheOneThatWasPointedToIsRefused() {
        try (Store store = open()) {
            fill(store, "a", 2);
            journal.swapped = true;
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> store.view().history(AMOUNTS, "a").newest(1))
                    .withMessageContaining("backup");
        }
    }

    @Test
    void verifyReadsEveryRecordAndFindsAnEditThatLooksWhole() {
        try (Store store = open()) {
            fill(store, "a", 20);
            fill(store, "b", 5);
            assertThat(store.verifyHistories()).isEqualTo(25);
            Map<String, String> edits = Map.of(
                    "\"amount\":7}", "\"amount\":8}",
                    "\"place\":9,", "\"place\":8,",
                    "\"back\":[0,0]", "\"back\":[0,-1]",
                    "\"key\":\"b\"", "\"key\":\"c\"",
                    ":16:45Z", ":16:44Z");
            edits.forEach((from, to) -> {
                journal.original = from;
                journal.edited = to;
                assertThatExceptionOfType(CorruptDataException.class)
                        .as(from)
                        .isThrownBy(store::verifyHistories)
                        .withMessageContaining("backup");
            });
            journal.original = "\n";
            assertThat(store.verifyHistories()).isEqualTo(25);
        }
    }

    @Test
    void refusesAPageWithoutALimitOrBeyondTheLargest() {
        try (Store store = open()) {
            fill(store, "a", 1);
            for (int limit : new int[] {-1, 0, Past.LARGEST_PAGE + 1}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> store.view().history(AMOUNTS, "a").newest(limit));
            }
            assertThat(store.view().history(AMOUNTS, "a").before(0, 5).entries())
                    .isEmpty();
            assertThat(store.view().history(AMOUNTS, "a").before(99, 5).entries())
                    .hasSize(1);
        }
    }

    @Test
    void twoHistoriesOfOneNameAreRefused() {
        History<String, Long> twin = History.of("amounts", AMOUNTS.key(), AMOUNTS.codec());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Store.open(new InMemoryJournal(), TABLES, Schema.of().with(twin)))
                .withMessageContaining("amounts");
    }

    @Test
    void aRecordStandsInTheLogOnceAndItsLineIsMadeFromTheLogAlone() {
        try (Store store = open()) {
            store.execute(tx -> tx.append(AMOUNTS, "a", 7L));
        }
        StringBuilder changes = new StringBuilder();
        journal.replay(0, batch -> changes.append(new String(batch.changes(), StandardCharsets.US_ASCII)));
        assertThat(changes)
                .hasToString("[{\"history\":\"amounts\",\"key\":\"a\",\"time\":\"1970-01-01T00:16:40Z\","
                        + "\"row\":{\"amount\":7}}]");
        assertThat(new String(journal.read(0), StandardCharsets.US_ASCII))
                .isEqualTo(
                        "{\"position\":0,\"history\":\"amounts\",\"number\":1,\"back\":[-1,-1],\"place\":1,"
                                + "\"keyBack\":[-1,-1],\"key\":\"a\",\"time\":\"1970-01-01T00:16:40Z\",\"row\":{\"amount\":7}}");
    }

    @Test
    void storesThatShareAJournalShareItsPast() {
        try (Store left = open();
                Store right = open()) {
            left.execute(tx -> tx.append(AMOUNTS, "a", 1L));
            right.execute(tx -> tx.append(AMOUNTS, "a", 2L));
            left.execute(tx -> tx.append(AMOUNTS, "b", 3L));
            right.refresh();
            for (Store store : List.of(left, right)) {
                Stream<Long> all = store.view().history(AMOUNTS).newestFirst().map(HistoryEntry::value);
                assertThat(all).containsExactly(3L, 2L, 1L);
            }
        }
    }
}
