package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SnapshotsTest {
    record Pair(long id, String text) {}

    static final Table<Long, Pair> PAIRS =
            Table.of("pairs", Key.number(Long::longValue, Long::valueOf), Pair::id, new RowCodec<Long, Pair>() {
                @Override
                public void write(Pair row, RowWriter out) {
                    out.text("text", row.text());
                }

                @Override
                public Pair read(Long id, RowReader in) {
                    return new Pair(id, in.text("text"));
                }
            });
    static final Schema TABLES = Schema.of(PAIRS);

    private FakeFolder folder = new FakeFolder();

    static Store open(FakeFolder folder, Schema... schemas) {
        return Store.builder(FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL))
                .workers(SameThread.WORKERS)
                .open(schemas);
    }

    static Map<Long, String> content(Store store) {
        Map<Long, String> content = new TreeMap<>();
        store.view().table(PAIRS).all().forEach(pair -> content.put(pair.id(), pair.text()));
        return content;
    }

    private static void put(Store store, long id, String text) {
        store.execute(tx -> tx.put(PAIRS, new Pair(id, text)));
    }

    private Map<Long, String> reopened() {
        try (Store store = open(folder, TABLES)) {
            return content(store);
        }
    }

    private String all() {
        StringBuilder all = new StringBuilder();
        folder.names().forEach(name -> all.append(new String(folder.bytes(name), StandardCharsets.US_ASCII)));
        return all.toString();
    }

    @Test
    void areTakenByThemselvesSoThatFilesAndReopeningDoNotGrowWithHistory() throws IOException {
        try (Store store = open(folder, TABLES)) {
            for (int i = 0; i < 1500; i++) {
                put(store, i % 10, "value " + i);
            }
        }
        assertThat(Names.snapshots(folder)).hasSize(2);
        long bytes = folder.names().stream()
                .mapToLong(name -> folder.bytes(name).length)
                .sum();
        assertThat(bytes).isLessThan(100_000);
        int[] replayed = new int[1];
        try (FileJournal journal = FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL)) {
            long from = journal.snapshots()
                    .orElseThrow()
                    .load(point -> block -> {})
                    .orElseThrow()
                    .sequence();
            journal.replay(from, batch -> replayed[0]++);
        }
        assertThat(replayed[0]).isLessThan(100);
        assertThat(reopened()).hasSize(10).containsEntry(9L, "value 1499");
    }

    @Test
    void keepWhatAnOlderProgramDoesNotKnow() {
        try (Store store = open(folder, TABLES)) {
            put(store, 1, "one");
        }
        try (Store older = open(folder)) {
            older.snapshot();
            older.compact();
        }
        assertThat(reopened()).isEqualTo(Map.of(1L, "one"));
    }

    @Test
    void compactionLeavesNothingOfWhatWasTakenAway() throws IOException {
        try (Store store = open(folder, TABLES)) {
            put(store, 1, "forget-me");
            put(store, 2, "stays");
            store.snapshot();
            store.execute(tx -> tx.remove(PAIRS, 1L));
            assertThat(all()).contains("forget-me");
            store.compact();
            assertThat(all()).doesNotContain("forget-me").contains("stays");
            assertThat(Names.snapshots(folder)).hasSize(1);
            put(store, 3, "later");
        }
        assertThat(reopened()).isEqualTo(Map.of(2L, "stays", 3L, "later"));
        assertThat(Verification.of(folder, Optional.empty()).snapshots()).hasSize(1);
    }

    private void threeSnapshots() {
        try (Store store = open(folder, TABLES)) {
            for (long id = 1; id <= 3; id++) {
                put(store, id, "text");
                store.snapshot();
            }
            put(store, 4, "behind all");
        }
    }

    @Test
    void aDamagedNewestOneIsReplacedByTheOlderAndTheLogBehindItAndSetAside() throws IOException {
        threeSnapshots();
        List<Long> kept = Names.snapshots(folder);
        assertThat(kept).hasSize(2);
        String newest = Names.snapshot(kept.get(1));
        byte[] whole = folder.bytes(newest).clone();
        for (int at = 0; at < whole.length; at += 5) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            folder.put(newest, damaged);
            assertThat(reopened()).hasSize(4);
            assertThat(folder.names()).contains(newest + ".damaged").doesNotContain(newest);
            folder.delete(newest + ".damaged");
        }
    }

    @Test
    void aDamagedOneThatCannotBeReplacedIsRefusedAndNothingIsChanged() throws IOException {
        threeSnapshots();
        try (Store store = open(folder, TABLES)) {
            store.compact();
        }
        String only = Names.snapshot(Names.snapshots(folder).get(0));
        folder.bytes(only)[100] ^= 4;
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(this::reopened)
                .withMessageContaining(only)
                .withMessageContaining("backup");
        assertThat(folder.names()).contains(only);
        folder.delete(only);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(this::reopened)
                .withMessageContaining("missing");
    }

    @Test
    void oneOfAnotherLogIsRefused() throws IOException {
        threeSnapshots();
        FakeFolder mine = folder;
        folder = new FakeFolder();
        threeSnapshots();
        String newest = Names.snapshot(Names.snapshots(folder).get(1));
        mine.put(newest, folder.bytes(newest));
        folder = mine;
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(this::reopened)
                .withMessageContaining(newest);
    }

    @Test
    @Timeout(60)
    void oneThatIsUnderWayWhenTheStoreIsClosedIsBroughtToItsEnd() throws Exception {
        int bytesPerSecond = 1000;
        Settings slow = new Settings(1 << 20, 1 << 22, 1 << 30, 2, bytesPerSecond, SameThread.WORKERS);
        Store store = Store.open(FileJournal.on(folder, () -> Instant.EPOCH, slow), TABLES);
        for (long id = 1; id <= 300; id++) {
            put(store, id, "x".repeat(4000));
        }
        CompletableFuture<Void> taken = CompletableFuture.runAsync(store::snapshot);
        while (folder.names().stream().noneMatch(name -> name.startsWith("snapshot"))) {
            Thread.onSpinWait();
        }
        store.close();
        taken.get();
        assertThat(Names.snapshots(folder)).containsExactly(300L);
        assertThat(reopened()).hasSize(300);
    }

    @Test
    void oneThatFailsHarmsNothingAndIsReported() {
        try (Store store = open(folder, TABLES)) {
            put(store, 1, "one");
            folder.fault((operation, number) -> {
                if (operation.contains("snapshot")) {
                    throw new IOException("No space left on device");
                }
            });
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(store::snapshot);
            for (int i = 0; i < 200; i++) {
                put(store, 2, "value " + i);
            }
            assertThat(store.health().problems()).singleElement().asString().contains("snapshot");
            folder.fault((operation, number) -> {});
            store.snapshot();
            assertThat(store.health().problems()).isEmpty();
        }
        assertThat(reopened()).containsEntry(2L, "value 199");
    }
}
