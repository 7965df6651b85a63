package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Archive;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest {
    private static final String FIRST = "archive-00000000000000000000.jsonl";

    @TempDir
    Path directory;

    private final List<Long> positions = new ArrayList<>();

    private FileArchive open(long state) {
        return open(state, FileArchive.SEGMENT_BYTES, new RealFolder(directory));
    }

    private static FileArchive open(long state, long segmentBytes, Folder folder) {
        FileArchive archive = new FileArchive(folder, segmentBytes);
        archive.startAt(state);
        return archive;
    }

    private static byte[] line(int number) {
        return ("{\"number\":" + number + ",\"text\":\"" + "x".repeat(number % 40) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends lines up to this many; their positions and the end are in {@link #positions}. */
    private void fill(Archive archive, int lines) {
        if (positions.isEmpty()) {
            positions.add(0L);
        }
        for (int i = positions.size() - 1; i < lines; i++) {
            archive.append(positions.get(i), List.of(line(i)));
            positions.add(positions.get(i) + line(i).length + Archive.MARGIN);
        }
    }

    private void checkAll(Archive archive, int lines) {
        for (int i = 0; i < lines; i++) {
            assertThat(archive.read(positions.get(i))).isEqualTo(line(i));
        }
    }

    private NavigableMap<String, String> files() throws IOException {
        NavigableMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                files.put(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1).stripTrailing());
            }
        }
        return files;
    }

    private int header() throws IOException {
        return files().getOrDefault(FIRST, "").indexOf('\n') + 1;
    }

    private void flip(String file, long offset) throws IOException {
        try (RandomAccessFile bytes =
                new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
            bytes.seek(offset);
            int old = bytes.read();
            bytes.seek(offset);
            bytes.write(old ^ 1);
        }
    }

    @Test
    void everyLineIsAJsonObjectWithAChecksum() throws IOException {
        FileArchive archive = open(0);
        fill(archive, 3);
        archive.close();
        assertThat(Files.readAllLines(directory.resolve(FIRST)).stream().filter(line -> !line.isEmpty()))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("\\{.*,\"checksum\":\"[0-9a-f]{8}\"}"));
    }

    @Test
    void aTailTornAtAnyByteOrGoneIsMadeAgainByteByByte() throws IOException {
        FileArchive archive = open(0);
        fill(archive, 12);
        archive.close();
        NavigableMap<String, String> whole = files();
        byte[] bytes = Files.readAllBytes(directory.resolve(FIRST));
        int header = header();
        long state = positions.get(8);
        for (int cut = (int) (header + state); cut <= header + positions.get(12); cut++) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(bytes, cut), cut + 50);
            Files.write(directory.resolve(FIRST), torn);
            FileArchive again = open(state);
            for (int i = 8; i < 12; i++) {
                again.append(positions.get(i), List.of(line(i)));
            }
            checkAll(again, 12);
            again.sync();
            again.close();
            assertThat(files()).isEqualTo(whole);
        }
    }

    @Test
    void whatStandsBehindTheStateIsForgotten() {
        FileArchive archive = open(0);
        fill(archive, 12);
        archive.close();
        FileArchive again = open(positions.get(5));
        checkAll(again, 5);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> again.read(positions.get(5)));
        again.close();
    }

    @Test
    void anArchiveCutAnywhereBeforeItsStateIsRefusedAndLeftAsItIs() throws IOException {
        FileArchive archive = open(0);
        fill(archive, 4);
        archive.close();
        byte[] bytes = Files.readAllBytes(directory.resolve(FIRST));
        int used = new String(bytes, StandardCharsets.US_ASCII).stripTrailing().length() + 1;
        for (int cut = 0; cut < used; cut++) {
            byte[] torn = Arrays.copyOf(bytes, cut);
            Files.write(directory.resolve(FIRST), torn);
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> open(positions.get(4)))
                    .withMessageContaining(FIRST)
                    .withMessageContaining("backup");
            assertThat(Files.readAllBytes(directory.resolve(FIRST))).isEqualTo(torn);
        }
        Files.delete(directory.resolve(FIRST));
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> open(positions.get(4)));
    }

    @Test
    void aBitFlippedAnywhereInALineIsRefusedWithFileLineAndTheWayOut() throws IOException {
        FileArchive archive = open(0);
        fill(archive, 6);
        int header = header();
        for (long at = header + positions.get(3); at < header + positions.get(4); at++) {
            flip(FIRST, at);
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> archive.read(positions.get(3)))
                    .withMessageContaining(FIRST + ", line 5, byte " + (header + positions.get(3)))
                    .withMessageContaining("backup");
            assertThat(archive.read(positions.get(2))).isEqualTo(line(2));
            flip(FIRST, at);
        }
        checkAll(archive, 6);
        archive.close();
    }

    @Test
    void goesOnInFurtherFilesAndStartsAgainAtAnyLineOfThem() throws IOException {
        RealFolder folder = new RealFolder(directory);
        FileArchive archive = open(0, 300, folder);
        fill(archive, 40);
        checkAll(archive, 40);
        archive.close();
        assertThat(files()).hasSizeGreaterThan(5);
        for (int state = 40; state >= 0; state--) {
            FileArchive again = open(positions.get(state), 300, folder);
            checkAll(again, state);
            again.sync();
            again.close();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void theTailGoesOnInItsFilesAndNothingOfItIsTouchedBeforeTheLogWasRead() throws IOException {
        RealFolder folder = new RealFolder(directory);
        FileArchive archive = open(0, 300, folder);
        fill(archive, 40);
        archive.close();
        NavigableMap<String, String> whole = files();
        for (int read = 0; read <= 40; read++) {
            FileArchive again = open(0, 300, folder);
            again.append(
                    0, IntStream.range(0, read).mapToObj(FileArchiveTest::line).toList());
            checkAll(again, read);
            again.close();
            assertThat(files()).isEqualTo(whole);
        }
    }

    @Test
    void aFileThatIsMissingInTheMiddleIsRefused() throws IOException {
        RealFolder folder = new RealFolder(directory);
        FileArchive archive = open(0, 300, folder);
        fill(archive, 40);
        archive.close();
        for (String name : files().keySet()) {
            byte[] kept = Files.readAllBytes(directory.resolve(name));
            Files.delete(directory.resolve(name));
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> open(positions.get(40), 300, folder))
                    .withMessageContaining("archive");
            Files.write(directory.resolve(name), kept);
        }
        checkAll(open(positions.get(40), 300, folder), 40);
    }

    @Test
    void syncReachesEveryFileOnceAndTheirNames() {
        ScriptedFolder folder = new ScriptedFolder(directory);
        FileArchive archive = open(0, 300, folder);
        fill(archive, 20);
        assertThat(folder.syncs).isZero();
        archive.sync();
        int files = (int) folder.names().stream()
                .filter(name -> name.startsWith("archive-"))
                .count();
        assertThat(folder.syncs).isEqualTo(files + 1);
        archive.sync();
        assertThat(folder.syncs).isEqualTo(files + 1);
        fill(archive, 21);
        archive.sync();
        assertThat(folder.syncs).isLessThanOrEqualTo(files + 4);
        archive.close();
    }

    @Test
    void aFailedWriteOrSyncIsNeverTriedAgain() {
        for (boolean syncing : new boolean[] {true, false}) {
            positions.clear();
            ScriptedFolder folder = new ScriptedFolder(directory);
            FileArchive archive = open(0, 1 << 20, folder);
            fill(archive, 3);
            folder.fail = new IOException("Input/output error");
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> {
                if (syncing) {
                    archive.sync();
                } else {
                    fill(archive, 4);
                }
            });
            folder.fail = null;
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(archive::sync);
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> fill(archive, 4));
            checkAll(archive, 3);
            archive.close();
        }
    }

    @Test
    void aFullDiskIsToldBeforeABatchIsWritten() {
        ScriptedFolder folder = new ScriptedFolder(directory);
        FileArchive archive = open(0, 1 << 20, folder);
        fill(archive, 1);
        assertThat(archive.reserve(1000)).isTrue();
        folder.fail = new IOException("No space left on device");
        assertThat(archive.reserve(1000)).isTrue();
        assertThat(archive.reserve(1_000_000)).isFalse();
        folder.fail = null;
        assertThat(archive.reserve(1_000_000)).isTrue();
        fill(archive, 5);
        checkAll(archive, 5);
        archive.close();
    }

    @Test
    void readsTheSampleOfFormatOneAndGoesOnBehindIt() throws IOException {
        try (var sample = FileArchiveTest.class.getResourceAsStream("archive-format-1.jsonl")) {
            Files.copy(sample, directory.resolve(FIRST));
        }
        ArchiveReport report = FileJournal.verifyArchive(directory);
        assertThat(report).isEqualTo(new ArchiveReport(5, report.bytes(), 1, 0));
        FileArchive archive = open(report.bytes());
        assertThat(new String(archive.read(0), StandardCharsets.US_ASCII))
                .isEqualTo("{\"position\":0,\"history\":\"sample.texts\",\"number\":1,\"back\":[-1,-1],\"place\":1,"
                        + "\"keyBack\":[-1,-1],\"key\":\"caf\\u00E9\",\"time\":\"2026-01-02T03:04:05.678Z\","
                        + "\"row\":{\"text\":\"first\"}}");
        archive.append(report.bytes(), List.of(line(1)));
        assertThat(archive.read(report.bytes())).isEqualTo(line(1));
        archive.close();
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        FileArchive archive = open(0);
        fill(archive, 2);
        archive.close();
        String newer = files().getOrDefault(FIRST, "").replace("{\"archive\":1", "{\"archive\":2");
        Files.writeString(directory.resolve(FIRST), newer);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> open(positions.get(2)))
                .withMessageContaining("format 1")
                .withMessageContaining("program that wrote it");
    }

    @Test
    void readsNothingOnceItIsClosed() {
        FileArchive archive = open(0);
        fill(archive, 2);
        archive.close();
        archive.close();
        assertThatIllegalStateException().isThrownBy(() -> archive.read(0));
    }
}
