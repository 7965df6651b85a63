package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import dev.astra.core.store.file.Medium.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a log does when there is no room: nothing is written, nothing is lost, and writing goes on once there is. */
class FullDiskTest {
    private final Medium medium = new Medium();
    private final FileJournal journal = open(medium);
    private int seen;

    /** In one segment that holds a lot. */
    private static FileJournal open(Medium on) {
        return FileJournal.on(
                on, () -> Instant.EPOCH, new Settings(20_000, 40_000, 60_000, 2, Long.MAX_VALUE, SameThread.WORKERS));
    }

    private static Batch batch(long sequence, int length) {
        byte[] changes = ("[\"" + "x".repeat(length) + "\"]").getBytes(StandardCharsets.US_ASCII);
        return new Batch(sequence, Instant.EPOCH, "batch-" + sequence, changes);
    }

    private static List<Long> replay(FileJournal journal) {
        List<Long> sequences = new ArrayList<>();
        journal.replay(0, batch -> sequences.add(batch.sequence()));
        return sequences;
    }

    /** The first so many operations that begin so meet the trouble. */
    private void trouble(Trouble trouble, String at, int times) {
        seen = 0;
        medium.weather(operation -> operation.startsWith(at) && seen++ < times ? trouble : Trouble.NONE, new Random(5));
    }

    private void eachPowerFailureLeaves(Long... sequences) {
        for (int seed = 0; seed < 40; seed++) {
            FileJournal left = open(medium.afterPowerFailure(new Random(seed)));
            assertThat(replay(left)).as("seed " + seed).containsExactly(sequences);
            assertThat(left.cutTail()).as("seed " + seed).isEmpty();
        }
    }

    @BeforeEach
    void begin() {
        replay(journal);
        journal.append(0, batch(1, 10));
    }

    @Test
    void aBatchThatNeedsMoreRoomIsRefusedAndWrittenOnceThereIsSome() {
        trouble(Trouble.FULL, "", Integer.MAX_VALUE);
        AppendOutcome refused = journal.append(1, batch(2, 30_000));
        assertThat(refused).isInstanceOf(AppendOutcome.Refused.class);
        assertThat(((AppendOutcome.Refused) refused).reason()).contains("no room", "make room");
        assertThat(journal.append(1, batch(2, 10))).isInstanceOf(AppendOutcome.Appended.class);
        trouble(Trouble.NONE, "", 0);
        assertThat(journal.append(2, batch(3, 30_000))).isInstanceOf(AppendOutcome.Appended.class);
        eachPowerFailureLeaves(1L, 2L, 3L);
    }

    @Test
    void aWriteWithoutRoomIntoPreparedSpaceIsTakenBackForGood() {
        for (int part = 0; part < 20; part++) {
            trouble(Trouble.FULL_FOR_ALL, "write journal", 1);
            assertThat(journal.append(1, batch(2, 30 + part))).isInstanceOf(AppendOutcome.Refused.class);
            assertThat(medium.verify().damagedBytes()).isZero();
            eachPowerFailureLeaves(1L);
        }
        trouble(Trouble.NONE, "", 0);
        assertThat(journal.append(1, batch(2, 10))).isInstanceOf(AppendOutcome.Appended.class);
        eachPowerFailureLeaves(1L, 2L);
    }

    @Test
    void whatCannotBeTakenBackStopsWritesUntilAReopen() {
        trouble(Trouble.FULL_FOR_ALL, "write journal", 2);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> journal.append(1, batch(2, 30)))
                .withMessageContaining("disk failed");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> journal.append(1, batch(2, 30)))
                .withMessageContaining("reopen");
        FileJournal again = open(medium);
        assertThat(replay(again)).startsWith(1L).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aTakingBackThatIsNotSyncedIsNone() {
        medium.weather(
                operation -> {
                    if (operation.startsWith("write journal")) {
                        return seen++ == 0 ? Trouble.FULL_FOR_ALL : Trouble.NONE;
                    }
                    return operation.startsWith("sync journal") ? Trouble.BROKEN : Trouble.NONE;
                },
                new Random(5));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> journal.append(1, batch(2, 30)));
        trouble(Trouble.NONE, "", 0);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> journal.append(1, batch(2, 30)));
    }

    @Test
    void aSyncThatSaysThereIsNoRoomStopsWritesToo() {
        trouble(Trouble.BROKEN, "sync journal", 1);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> journal.append(1, batch(2, 30)));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> journal.append(1, batch(2, 30)))
                .withMessageContaining("reopen");
    }

    @Test
    void aCleanEndWithoutRoomForItsMarkIsAnEndAllTheSame() {
        trouble(Trouble.FULL_FOR_ALL, "write journal", 1);
        journal.close();
        eachPowerFailureLeaves(1L);
        assertThat(medium.verify().cleanEnd()).isFalse();
    }
}
