package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Archive;
import dev.astra.core.store.Journal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link Archive} keeps. Implement it in a test class and say how to open your journal. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface ArchiveContract {
    /**
     * Opens the journal whose archive is under test: the first time in a test an empty one, later the same one again.
     *
     * @throws Exception if it cannot be opened
     */
    Journal open() throws Exception;

    /** A made-up line of at least so many bytes. */
    static byte[] line(int number, int size) {
        String head = "{\"number\":" + number + ",\"text\":\"";
        String end = "\"}";
        return (head + "x".repeat(Math.max(0, size - head.length() - end.length())) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] line(int number) {
        return line(number, 20 + number % 100);
    }

    private static long after(long position, byte[] line) {
        return position + line.length + Archive.MARGIN;
    }

    /** Appends this many lines and says where they and the end are. */
    private static List<Long> fill(Archive archive, int lines) {
        List<Long> positions = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < lines; i++) {
            positions.add(position);
            archive.append(position, List.of(line(i)));
            position = after(position, line(i));
        }
        positions.add(position);
        return positions;
    }

    @Test
    default void everyLineIsReadAtItsPosition() throws Exception {
        try (Journal journal = open()) {
            Archive archive = journal.archive();
            archive.startAt(0);
            byte[] first = line(1, 40);
            byte[] second = line(2, 3_000_000);
            byte[] third = line(3, 50);
            archive.append(0, List.of(first, second, third));
            assertThat(archive.read(0)).isEqualTo(first);
            assertThat(archive.read(after(0, first))).isEqualTo(second);
            assertThat(archive.read(after(after(0, first), second))).isEqualTo(third);
        }
    }

    @Test
    default void whatWasSyncedIsThereAfterReopening() throws Exception {
        List<Long> positions;
        try (Journal journal = open()) {
            journal.archive().startAt(0);
            positions = fill(journal.archive(), 50);
            journal.archive().sync();
        }
        try (Journal journal = open()) {
            journal.archive().startAt(positions.get(50));
            for (int i = 0; i < 50; i++) {
                assertThat(journal.archive().read(positions.get(i))).isEqualTo(line(i));
            }
            journal.archive().append(positions.get(50), List.of(line(50)));
            assertThat(journal.archive().read(positions.get(50))).isEqualTo(line(50));
        }
    }

    @Test
    default void linesBehindTheStateMayComeAgain() throws Exception {
        List<Long> positions;
        try (Journal journal = open()) {
            journal.archive().startAt(0);
            positions = fill(journal.archive(), 20);
            journal.archive().sync();
        }
        try (Journal journal = open()) {
            Archive archive = journal.archive();
            archive.startAt(positions.get(10));
            for (int i = 10; i < 20; i++) {
                archive.append(positions.get(i), List.of(line(i)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(archive.read(positions.get(i))).isEqualTo(line(i));
            }
        }
    }

    @Test
    default void appendingTheSameLinesAgainAddsNothing() throws Exception {
        try (Journal journal = open()) {
            Archive archive = journal.archive();
            archive.startAt(0);
            List<Long> positions = fill(archive, 5);
            archive.append(positions.get(3), List.of(line(3), line(4)));
            archive.append(positions.get(5), List.of(line(5)));
            assertThat(archive.read(positions.get(3))).isEqualTo(line(3));
            assertThat(archive.read(positions.get(5))).isEqualTo(line(5));
        }
    }

    @Test
    default void aPositionWhereNoLineBeginsIsRefused() throws Exception {
        try (Journal journal = open()) {
            Archive archive = journal.archive();
            archive.startAt(0);
            List<Long> positions = fill(archive, 5);
            for (long position : List.of(1L, positions.get(2) + 7, positions.get(5), positions.get(5) + 1000)) {
                assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> archive.read(position));
            }
        }
    }

    @Test
    default void anArchiveThatEndsBeforeItsStateIsRefused() throws Exception {
        long end;
        try (Journal journal = open()) {
            journal.archive().startAt(0);
            end = fill(journal.archive(), 5).get(5);
            journal.archive().sync();
        }
        try (Journal journal = open()) {
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> journal.archive().startAt(end + 500));
        }
    }

    @Test
    default void manyReadersFindEverythingBesideAnAppenderAlsoWhenTheyAreInterrupted() throws Exception {
        int lines = 400;
        int readers = 4;
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (Journal journal = open()) {
            Archive archive = journal.archive();
            archive.startAt(0);
            AtomicLong durable = new AtomicLong();
            CountDownLatch done = new CountDownLatch(readers);
            for (int r = 0; r < readers; r++) {
                Thread reader = new Thread(() -> {
                    try {
                        readUpTo(archive, durable, lines);
                    } catch (Throwable failed) {
                        failures.add(failed);
                    } finally {
                        done.countDown();
                    }
                });
                reader.start();
                reader.interrupt();
            }
            long position = 0;
            for (int i = 0; i < lines; i++) {
                archive.append(position, List.of(line(i)));
                position = after(position, line(i));
                durable.set(i + 1);
            }
            done.await();
            assertThat(failures).isEmpty();
        }
    }

    private static void readUpTo(Archive archive, AtomicLong durable, int lines) {
        long position = 0;
        int next = 0;
        while (next < lines) {
            if (next == durable.get()) {
                Thread.onSpinWait();
                continue;
            }
            assertThat(archive.read(position)).isEqualTo(line(next));
            position = after(position, line(next));
            next++;
        }
    }
}
