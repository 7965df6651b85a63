package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The ends of segments: torn tails, marks, and lines that are whole but do not follow. */
class TailTest {
    private static final Frame.Header HEADER = new Frame.Header(Frame.FORMAT, "0123456789ab", Instant.EPOCH, 1, 1, "");

    private final FakeFolder folder = new FakeFolder();

    private static Batch batch(long sequence) {
        byte[] changes = ("[\"" + "x".repeat(100) + "\"]").getBytes(StandardCharsets.US_ASCII);
        return new Batch(sequence, Instant.EPOCH, "batch-" + sequence, changes);
    }

    private static List<Long> replay(FileJournal journal) {
        List<Long> sequences = new ArrayList<>();
        journal.replay(0, batch -> sequences.add(batch.sequence()));
        return sequences;
    }

    private FileJournal open() {
        return FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL);
    }

    /** Puts a segment of these lines into the folder, with blank space behind them. */
    private void segment(long first, byte[]... lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.asList(lines).forEach(bytes::writeBytes);
        bytes.writeBytes(Segment.blank(300));
        folder.put(Names.segment(first), bytes.toByteArray());
    }

    private void refused(String... words) {
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Verification.of(folder, Optional.empty()))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    private static byte[] whole(byte[] line, int bytes) {
        return Arrays.copyOf(line, bytes);
    }

    @Test
    void aTornTailIsBlankForGoodOnceItWasCutAndKeptByteForByte() throws IOException {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        byte[] two = whole(Frame.of(batch(2), Frame.hash(one)), 80);
        segment(1, header, one, two);
        FileJournal journal = open();
        assertThat(replay(journal)).containsExactly(1L);
        CutTail cut = journal.cutTail().orElseThrow();
        assertThat(cut.bytes()).isEqualTo(80);
        assertThat(folder.bytes(String.valueOf(cut.keptAs().getFileName()))).isEqualTo(two);
        for (int seed = 0; seed < 20; seed++) {
            FakeFolder left = folder.afterPowerFailure(new Random(seed));
            FileJournal again = FileJournal.on(left, () -> Instant.EPOCH, FileJournalTest.SMALL);
            assertThat(replay(again)).containsExactly(1L);
            assertThat(again.cutTail()).as("seed " + seed).isEmpty();
        }
    }

    /** A log of two batches, the second of this length, one of whose syncs fails; how many syncs there were. */
    private static int failingAt(int sync, int length, Medium medium) {
        byte[] changes = ("[\"" + "y".repeat(length) + "\"]").getBytes(StandardCharsets.US_ASCII);
        FileJournal journal = medium.journal(SameThread.WORKERS);
        replay(journal);
        journal.append(0, batch(1));
        AtomicInteger syncs = new AtomicInteger();
        medium.weather(
                operation -> operation.startsWith("sync ") && syncs.incrementAndGet() == sync
                        ? Medium.Trouble.BROKEN
                        : Medium.Trouble.NONE,
                new Random(length));
        try {
            journal.append(1, new Batch(2, Instant.EPOCH, "batch-2", changes));
        } catch (UnavailableException failed) {
            assertThat(syncs.get()).isEqualTo(sync);
        }
        medium.weather(operation -> Medium.Trouble.NONE, new Random(length));
        return syncs.get();
    }

    @Test
    void aLongLastLineWhoseSyncFailedIsSureToStayOnceItWasShown() {
        for (int length : new int[] {100, 8_000, 8_192, 20_000, 50_000}) {
            Medium medium = new Medium();
            failingAt(failingAt(0, length, new Medium()), length, medium);
            assertThat(replay(medium.journal(SameThread.WORKERS))).containsExactly(1L, 2L);
            for (int seed = 0; seed < 40; seed++) {
                Medium left = medium.afterPowerFailure(new Random(seed));
                assertThat(replay(left.journal(SameThread.WORKERS)))
                        .as(length + " bytes, seed " + seed)
                        .containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void aMarkOfTheNextSegmentIsDurableBeforeAnythingIsWrittenThere() throws IOException {
        Medium medium = new Medium();
        FileJournal journal = medium.journal(SameThread.WORKERS);
        replay(journal);
        for (long sequence = 1; sequence <= 30; sequence++) {
            journal.append(sequence - 1, batch(sequence));
        }
        for (int seed = 0; seed < 20; seed++) {
            Medium left = medium.afterPowerFailure(new Random(seed));
            List<Long> segments = Names.segments(left);
            assertThat(segments).hasSizeGreaterThan(2);
            assertThat(replay(left.journal(SameThread.WORKERS))).hasSize(30);
            left.delete(Names.segment(segments.get(segments.size() - 1)));
            assertThatExceptionOfType(CorruptDataException.class)
                    .isThrownBy(left::verify)
                    .withMessageContaining("is missing");
        }
    }

    @Test
    void aTornLineThatTheLogGoesOnBehindIsRefusedWithItsPlace() {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        byte[] torn = whole(Frame.of(batch(2), Frame.hash(one)), 90);
        segment(1, header, one, torn);
        Frame.Header next = new Frame.Header(Frame.FORMAT, HEADER.store(), Instant.EPOCH, 1, 3, "00");
        segment(3, Frame.header(next));
        refused(Names.segment(1) + ", line 3", "though the log goes on in " + Names.segment(3));
        byte[] follows = Frame.header(new Frame.Header(Frame.FORMAT, HEADER.store(), Instant.EPOCH, 1, 2, "00"));
        folder.put(Names.segment(3), new byte[0]);
        segment(2, follows);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Verification.of(folder, Optional.empty()))
                .satisfies(
                        refusal -> assertThat(List.of(refusal.getSuppressed()).toString())
                                .contains(Names.segment(1) + ", line 3"));
    }

    @Test
    void aWholeEndMarkThatDoesNotFollowIsRefused() {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        segment(1, header, one, Frame.end(new Frame.End(2, Frame.hash(one))));
        refused("line 3", "expected sequence 1, found 2");
        segment(1, header, one, Frame.end(new Frame.End(1, Frame.hash(header))));
        refused("line 3", "the hash of the line before is another");
        segment(1, header, one, Frame.end(new Frame.End(1, Frame.hash(one))));
        assertThat(Verification.of(folder, Optional.empty()).cleanEnd()).isTrue();
    }

    @Test
    void aWholeMarkOfANextSegmentThatDoesNotFollowIsRefused() {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        segment(1, header, one, Frame.next(new Frame.Next(3, Frame.hash(one))));
        refused("line 3", "expected sequence 2, found 3");
        segment(1, header, one, Frame.next(new Frame.Next(2, Frame.hash(one))), one);
        refused("a line behind the mark");
    }

    @Test
    void aSegmentThatGoesOnBehindAnotherLineIsRefused() {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        segment(1, header, one, Frame.next(new Frame.Next(2, Frame.hash(one))));
        segment(2, Frame.header(new Frame.Header(Frame.FORMAT, HEADER.store(), Instant.EPOCH, 1, 2, "00")));
        refused(Names.segment(2) + ", line 1", "the hash of the line before is another");
        segment(2, Frame.header(new Frame.Header(Frame.FORMAT, HEADER.store(), Instant.EPOCH, 2, 2, Frame.hash(one))));
        refused("the header of another store");
    }

    @Test
    void rubbishBehindATornLineIsPartOfTheTailUnlessALineInItIsWhole() {
        byte[] header = Frame.header(HEADER);
        byte[] one = Frame.of(batch(1), Frame.hash(header));
        byte[] two = Frame.of(batch(2), Frame.hash(one));
        byte[] torn = whole(two, 50);
        byte[] rubbish = "\n\nrubbish\n".getBytes(StandardCharsets.US_ASCII);
        segment(1, header, one, torn, rubbish);
        assertThat(Verification.of(folder, Optional.empty()).damagedBytes()).isEqualTo(50 + "rubbish".length());
        segment(1, header, one, torn, rubbish, two);
        refused(", line 3, byte " + (header.length + one.length), "though line 5 behind it is one");
    }
}
