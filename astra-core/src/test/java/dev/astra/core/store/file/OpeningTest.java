package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Batch;
import dev.astra.core.store.file.Medium.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final Medium medium = new Medium();

    private static Batch batch(long sequence) {
        byte[] changes = "[]".getBytes(StandardCharsets.US_ASCII);
        return new Batch(sequence, Instant.EPOCH, "batch-" + sequence, changes);
    }

    private static List<Long> replay(FileJournal journal) {
        List<Long> sequences = new ArrayList<>();
        journal.replay(0, batch -> sequences.add(batch.sequence()));
        return sequences;
    }

    private void trouble(Trouble trouble, String at) {
        medium.weather(operation -> operation.startsWith(at) ? trouble : Trouble.NONE, new Random(1));
    }

    private void fair() {
        medium.weather(operation -> Trouble.NONE, new Random(1));
    }

    private void eachPowerFailureLeaves(Long... sequences) {
        for (int seed = 0; seed < 50; seed++) {
            Medium left = medium.afterPowerFailure(new Random(seed));
            assertThat(replay(left.journal(SameThread.WORKERS)))
                    .as("seed " + seed)
                    .containsExactly(sequences);
        }
    }

    private void showsForGoodWhatWasWrittenBefore(Trouble trouble) {
        FileJournal dying = medium.journal(SameThread.WORKERS);
        assertThat(replay(dying)).isEmpty();
        dying.append(0, batch(1));
        trouble(trouble, "sync journal");
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> dying.append(1, batch(2)));
        fair();
        assertThat(replay(medium.journal(SameThread.WORKERS))).containsExactly(1L, 2L);
        eachPowerFailureLeaves(1L, 2L);
    }

    @Test
    void showsForGoodWhatAProcessWroteThatDiedBeforeItsSync() {
        showsForGoodWhatWasWrittenBefore(Trouble.DEATH);
    }

    @Test
    void showsForGoodWhatAFailedSyncGaveUp() {
        showsForGoodWhatWasWrittenBefore(Trouble.BROKEN);
    }

    @Test
    void keepsWhatIsAppendedToALogWhoseNameWasNotSyncedByTheProcessThatMadeIt() {
        trouble(Trouble.DEATH, "sync names");
        FileJournal dying = medium.journal(SameThread.WORKERS);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> replay(dying));
        fair();
        FileJournal journal = medium.journal(SameThread.WORKERS);
        assertThat(replay(journal)).isEmpty();
        journal.append(0, batch(1));
        eachPowerFailureLeaves(1L);
    }

    @Test
    void refusesDamageToTheNewlineBetweenTheLastTwoBatches() throws Exception {
        FakeFolder folder = new FakeFolder();
        FileJournal journal = FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL);
        assertThat(replay(journal)).isEmpty();
        journal.append(0, batch(1));
        journal.append(1, batch(2));
        byte[] bytes = folder.bytes(Names.segment(1));
        int newlines = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' && ++newlines == 2) {
                bytes[at] ^= 4;
            }
        }
        FileJournal damaged = FileJournal.on(folder, () -> Instant.EPOCH, FileJournalTest.SMALL);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> replay(damaged))
                .withMessageContaining("line 2")
                .withMessageContaining("behind it");
    }
}
