package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final int BATCHES = 60;

    private final FakeFolder folder = new FakeFolder();
    private List<String> segments = List.of();

    private FileJournal open() {
        return FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL);
    }

    private List<Long> replayed() {
        try (FileJournal journal = open()) {
            List<Long> sequences = new ArrayList<>();
            journal.replay(0, batch -> sequences.add(batch.sequence()));
            return sequences;
        }
    }

    private void append(int from, int to) {
        try (FileJournal journal = open()) {
            journal.replay(0, batch -> {});
            for (int i = from; i < to; i++) {
                byte[] changes = ("[\"" + "x".repeat(100) + i + "\"]").getBytes(StandardCharsets.US_ASCII);
                journal.append(i, new Batch(i + 1L, Instant.EPOCH, "b" + i, changes));
            }
        }
    }

    @BeforeEach
    void writeSeveralSegments() throws IOException {
        append(0, BATCHES);
        segments = Names.segments(folder).stream().map(Names::segment).toList();
        assertThat(segments).hasSizeGreaterThan(3);
    }

    private static List<Long> first(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @Test
    void goOnWhereTheOneBeforeEndsAndEachBeginsWithAHeader() {
        assertThat(replayed()).isEqualTo(first(BATCHES));
        append(BATCHES, BATCHES + 20);
        assertThat(replayed()).isEqualTo(first(BATCHES + 20));
        for (String segment : segments) {
            assertThat(new String(folder.bytes(segment), StandardCharsets.US_ASCII))
                    .startsWith("{\"format\":2,\"store\":\"");
        }
    }

    @Test
    void damageInAnyLineOfAnEarlierOneIsRefusedWithFileAndLine() {
        String second = segments.get(1);
        byte[] whole = folder.bytes(second).clone();
        String text = new String(whole, StandardCharsets.US_ASCII);
        int lines = (int) text.strip().lines().count();
        int start = 0;
        for (int line = 1; line < lines; line++) {
            byte[] damaged = whole.clone();
            damaged[start + 20] ^= 1;
            folder.put(second, damaged);
            try (FileJournal journal = open()) {
                int at = line;
                assertThatExceptionOfType(CorruptDataException.class)
                        .isThrownBy(() -> journal.replay(0, batch -> {}))
                        .satisfies(refused -> assertThat(refused + " " + List.of(refused.getSuppressed()))
                                .contains(second + ", line " + at + ","));
            }
            assertThat(folder.bytes(second)).isEqualTo(damaged);
            start = text.indexOf('\n', start) + 1;
        }
    }

    @Test
    void oneThatIsMissingIsNamedWhicheverItIs() {
        for (String missing : segments) {
            byte[] kept = folder.bytes(missing);
            try {
                folder.delete(missing);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            try (FileJournal journal = open()) {
                assertThatExceptionOfType(CorruptDataException.class)
                        .isThrownBy(() -> journal.replay(0, batch -> {}))
                        .withMessageContaining(missing + " is missing");
            }
            folder.put(missing, kept);
        }
        assertThat(replayed()).hasSize(BATCHES);
    }

    @Test
    void oneOfAnotherStoreIsRefused() {
        FakeFolder other = new FakeFolder();
        try (FileJournal journal = FileJournal.on(other, () -> Instant.EPOCH, FileJournalTest.SMALL)) {
            journal.replay(0, batch -> {});
            for (int i = 0; i < BATCHES; i++) {
                byte[] changes = ("[\"" + "y".repeat(100) + i + "\"]").getBytes(StandardCharsets.US_ASCII);
                journal.append(i, new Batch(i + 1L, Instant.EPOCH, "b" + i, changes));
            }
        }
        folder.put(segments.get(2), other.bytes(segments.get(2)));
        try (FileJournal journal = open()) {
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(() -> journal.replay(0, batch -> {}))
                    .withMessageContaining("another store");
        }
    }

    @Test
    void theHeadOfAnEarlierTimeIsFoundAgainAndARewriteIsNot() {
        String head = Verification.of(folder, Optional.empty()).head();
        append(BATCHES, BATCHES + 20);
        assertThat(Verification.of(folder, Optional.of(head)).sequence()).isEqualTo(BATCHES + 20L);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Verification.of(folder, Optional.of("0".repeat(64))))
                .withMessageContaining("rewritten");
    }

    @Test
    void oneThatIsStillEmptyIsNotFollowedByAnotherOfItsName() {
        List<Runnable> later = new ArrayList<>();
        Settings lazy = new Settings(1024, 4096, 16 * 1024, 2, Long.MAX_VALUE, (name, work) -> {
            later.add(work);
            return SameThread.WORKERS.start(name, () -> {});
        });
        FakeFolder fresh = new FakeFolder();
        try (FileJournal journal = FileJournal.on(fresh, () -> Instant.EPOCH, lazy)) {
            journal.replay(0, batch -> {});
            for (int i = 0; i < BATCHES; i++) {
                byte[] changes = ("[\"" + "x".repeat(100) + i + "\"]").getBytes(StandardCharsets.US_ASCII);
                if (i % 20 == 10) {
                    journal.cut();
                    List.copyOf(later).forEach(Runnable::run);
                    later.clear();
                }
                journal.append(i, new Batch(i + 1L, Instant.EPOCH, "b" + i, changes));
            }
            later.forEach(Runnable::run);
        }
        assertThat(Verification.of(fresh, Optional.empty()).sequence()).isEqualTo(BATCHES);
    }

    @Test
    void areReadAgainFromWhereAReaderStands() {
        try (FileJournal journal = open()) {
            journal.replay(0, batch -> {});
            List<Long> sequences = new ArrayList<>();
            journal.replay(BATCHES - 5L, batch -> sequences.add(batch.sequence()));
            assertThat(sequences).hasSize(5);
        }
    }
}
