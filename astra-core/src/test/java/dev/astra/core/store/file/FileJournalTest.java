package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final int STEP = Integer.getInteger("astra.steps", 1);
    private static final String LOG = "journal-00000000000000000001.jsonl";

    static final Settings SMALL = new Settings(1024, 4096, 16 * 1024, 2, Long.MAX_VALUE, SameThread.WORKERS);

    @TempDir
    Path temp;

    private Path directory;
    private Path log;

    @BeforeEach
    void name() {
        directory = temp.resolve("store");
        log = directory.resolve(LOG);
    }

    private static Batch batch(long sequence) {
        byte[] changes =
                ("[{\"table\":\"t\",\"key\":" + sequence + ",\"row\":{}}]").getBytes(StandardCharsets.US_ASCII);
        return new Batch(sequence, Instant.ofEpochSecond(sequence), "b" + sequence, changes);
    }

    private static List<Long> replay(FileJournal journal) {
        List<Long> sequences = new ArrayList<>();
        journal.replay(0, batch -> sequences.add(batch.sequence()));
        return sequences;
    }

    private void write(int batches) {
        try (FileJournal journal = FileJournal.at(directory)) {
            int there = replay(journal).size();
            for (int i = there; i < there + batches; i++) {
                journal.append(i, batch(i + 1));
            }
        }
    }

    /** A log of five batches, whose process died: without an end mark. */
    private byte[] crashed() throws IOException {
        write(5);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.removeIf(line -> line.startsWith("{\"end\"") || line.isEmpty());
        byte[] whole = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] allocated = Arrays.copyOf(whole, whole.length + 4096);
        Arrays.fill(allocated, whole.length, allocated.length, (byte) '\n');
        return allocated;
    }

    private static int startOfLine(byte[] log, int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            while (log[start++] != '\n') {}
        }
        return start;
    }

    @Test
    void aTornLastBatchIsCutAtEveryByteAndTheRestIsKept() throws IOException {
        byte[] whole = crashed();
        int start = startOfLine(whole, 6);
        int end = startOfLine(whole, 7);
        for (int torn = start; torn < end; torn += torn < end - STEP ? STEP : 1) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, torn, end, (byte) '\n');
            boolean wasWhole = torn == end - 1;
            expectAfterCrash(damaged, wasWhole ? 5 : 4, torn > start && !wasWhole);
            if (torn % 7 == 0 || wasWhole) {
                expectAfterCrash(Arrays.copyOf(whole, torn), wasWhole ? 5 : 4, torn > start && !wasWhole);
            }
        }
    }

    private void expectAfterCrash(byte[] content, int batches, boolean cut) throws IOException {
        Files.write(log, content);
        try (FileJournal journal = FileJournal.at(directory)) {
            assertThat(replay(journal)).hasSize(batches);
            assertThat(journal.cutTail().isPresent()).isEqualTo(cut);
            if (cut) {
                CutTail tail = journal.cutTail().orElseThrow();
                assertThat(tail.afterSequence()).isEqualTo(batches);
                assertThat(tail.keptAs()).hasSize(tail.bytes());
            }
            journal.append(batches, batch(batches + 1));
        }
        assertThat(FileJournal.verify(directory).sequence()).isEqualTo(batches + 1);
        assertThat(FileJournal.verify(directory).damagedBytes()).isZero();
    }

    @Test
    void aSectorOfTheLastBatchThatNeverReachedTheDiskIsCut() throws IOException {
        byte[] damaged = crashed();
        int start = startOfLine(damaged, 6);
        Arrays.fill(damaged, start + 20, start + 40, (byte) 0);
        expectAfterCrash(damaged, 4, true);
    }

    @Test
    void damageBeforeTheLastBatchIsRefusedWithFileLineAndTheWayOut() throws IOException {
        byte[] whole = crashed();
        for (int line = 1; line <= 5; line++) {
            byte[] damaged = whole.clone();
            damaged[startOfLine(whole, line) + 15] ^= 1;
            Files.write(log, damaged);
            String place = LOG + ", line " + line + ",";
            try (FileJournal journal = FileJournal.at(directory)) {
                assertThatExceptionOfType(CorruptDataException.class)
                        .isThrownBy(() -> replay(journal))
                        .withMessageContaining(place)
                        .withMessageContaining("backup");
            }
            assertThat(Files.readAllBytes(log)).isEqualTo(damaged);
        }
    }

    @Test
    void damageOfTheLastBatchOfACleanlyClosedLogIsRefused() throws IOException {
        write(5);
        byte[] damaged = Files.readAllBytes(log);
        damaged[startOfLine(damaged, 6) + 30] ^= 1;
        Files.write(log, damaged);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> FileJournal.verify(directory))
                .withMessageContaining("line 6");
    }

    @Test
    void aLineTakenOutOrMovedIsRefusedThoughEveryChecksumIsRight() throws IOException {
        write(5);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        String third = lines.remove(3);
        Files.write(log, lines);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> FileJournal.verify(directory));
        lines.add(4, third);
        Files.write(log, lines);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> FileJournal.verify(directory));
    }

    @Test
    void everyLineIsAJsonObjectOfAscii() throws IOException {
        write(3);
        for (String line : Files.readAllLines(log, StandardCharsets.US_ASCII)) {
            if (!line.isEmpty()) {
                assertThat(line).startsWith("{\"").endsWith("\"}");
            }
        }
    }

    @Test
    void refusesANewerFormatAndNamesBoth() throws IOException {
        Files.createDirectories(directory);
        Files.write(log, Frame.header(new Frame.Header(3, "someone", Instant.EPOCH, 1, 1, "")));
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> FileJournal.verify(directory))
                .withMessageContaining("format 3")
                .withMessageContaining("format 2");
    }

    @Test
    void readsTheSampleOfFormatOne() throws IOException {
        Files.createDirectories(directory);
        try (var sample = FileJournalTest.class.getResourceAsStream("format-1.jsonl")) {
            Files.copy(sample, log);
        }
        try (FileJournal journal = FileJournal.at(directory)) {
            assertThat(replay(journal)).containsExactly(1L, 2L, 3L);
            assertThat(journal.append(3, batch(4))).isEqualTo(new AppendOutcome.Appended());
        }
    }

    @Test
    void readsTheSampleDirectoryOfFormatTwo() throws IOException {
        List<String> files = List.of(
                "journal-00000000000000000001.jsonl",
                "journal-00000000000000000008.jsonl",
                "snapshot-00000000000000000005.jsonl");
        Files.createDirectories(directory);
        for (String file : files) {
            try (var sample = FileJournalTest.class.getResourceAsStream("format-2/" + file)) {
                Files.copy(sample, directory.resolve(file));
            }
        }
        JournalReport report = FileJournal.verify(directory);
        assertThat(report.snapshots()).containsExactly(5L);
        try (Store store = Store.open(FileJournal.at(directory), SnapshotsTest.TABLES)) {
            assertThat(store.view().sequence()).isEqualTo(10);
            assertThat(SnapshotsTest.content(store)).hasSize(10).containsEntry(3L, "caf\u00e9 3");
        }
    }

    @Test
    void aLogOfFormatOneGoesOnInSegmentsOfFormatTwo() throws IOException {
        FakeFolder folder = new FakeFolder();
        try (var sample = FileJournalTest.class.getResourceAsStream("format-1.jsonl")) {
            folder.put(LOG, sample.readAllBytes());
        }
        try (Store store = SnapshotsTest.open(folder)) {
            store.compact();
        }
        assertThat(folder.names()).doesNotContain(LOG);
        assertThat(Verification.of(folder, Optional.empty()).sequence()).isEqualTo(3);
        try (Store store = SnapshotsTest.open(folder)) {
            assertThat(store.view().sequence()).isEqualTo(3);
        }
    }

    @Test
    void aSecondOpeningInThisProcessIsRefusedAlsoByAnotherName() {
        try (FileJournal journal = FileJournal.at(directory)) {
            assertThat(replay(journal)).isEmpty();
            Path other = directory.resolve("..").resolve("store");
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> FileJournal.at(other))
                    .withMessageContaining("this process");
        }
        write(1);
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        write(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(FileJournalTest::rights).distinct()).containsExactly("rw-------");
        }
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aFullDiskRefusesTheBatchAndNothingIsBroken() {
        FakeFolder folder = new FakeFolder();
        try (FileJournal journal = FileJournal.on(folder, Instant::now, SMALL)) {
            assertThat(replay(journal)).isEmpty();
            long last = 0;
            folder.fault((operation, number) -> {
                if (operation.startsWith("grow") && number > 20) {
                    throw new IOException("No space left on device");
                }
            });
            while (journal.append(last, batch(last + 1)) instanceof AppendOutcome.Appended) {
                last++;
            }
            assertThat(last).isPositive();
            folder.fault((operation, number) -> {});
            assertThat(journal.append(last, batch(last + 1))).isEqualTo(new AppendOutcome.Appended());
        }
    }

    @Test
    void aFailedSyncIsNeverRetriedAndWritesStopUntilAReopen() {
        FakeFolder folder = new FakeFolder();
        try (FileJournal journal = FileJournal.on(folder, Instant::now, SMALL)) {
            assertThat(replay(journal)).isEmpty();
            journal.append(0, batch(1));
            folder.fault((operation, number) -> {
                if (operation.startsWith("sync")) {
                    throw new IOException("Input/output error");
                }
            });
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> journal.append(1, batch(2)));
            folder.fault((operation, number) -> {});
            int operations = folder.operations();
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> journal.append(1, batch(2)));
            assertThat(folder.operations()).isEqualTo(operations);
        }
        try (FileJournal journal = FileJournal.on(folder, Instant::now, SMALL)) {
            assertThat(replay(journal)).startsWith(1L);
        }
    }
}
