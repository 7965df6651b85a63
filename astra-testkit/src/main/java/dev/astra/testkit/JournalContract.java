package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import dev.astra.core.store.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} keeps. Implement it in a test class and say how to open yours. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface JournalContract {
    /**
     * Opens the journal under test: the first time in a test an empty one, later the same one again.
     *
     * @throws Exception if it cannot be opened
     */
    Journal open() throws Exception;

    /** A batch of one made-up row. */
    static Batch batch(long sequence, String id) {
        String changes =
                "[{\"table\":\"made-up\",\"key\":" + sequence + ",\"row\":{\"text\":\"row " + sequence + "\"}}]";
        return new Batch(
                sequence,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(sequence),
                id,
                changes.getBytes(StandardCharsets.US_ASCII));
    }

    /** All that a journal has behind a sequence, as text. */
    static List<String> replayed(Journal journal, long afterSequence) {
        List<String> batches = new ArrayList<>();
        journal.replay(
                afterSequence,
                batch -> batches.add(batch.sequence() + " " + batch.time() + " " + batch.id() + " "
                        + new String(batch.changes(), StandardCharsets.US_ASCII)));
        return batches;
    }

    private static String text(Batch batch) {
        return batch.sequence() + " " + batch.time() + " " + batch.id() + " "
                + new String(batch.changes(), StandardCharsets.US_ASCII);
    }

    @Test
    default void anEmptyJournalReplaysNothing() throws Exception {
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).isEmpty();
        }
    }

    @Test
    default void itsEpochIsAtLeastOneAndOutlivesIt() throws Exception {
        long epoch;
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).isEmpty();
            epoch = journal.epoch();
            assertThat(epoch).isPositive();
            journal.append(0, batch(1, "one"));
            assertThat(journal.epoch()).isEqualTo(epoch);
        }
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).hasSize(1);
            assertThat(journal.epoch()).isEqualTo(epoch);
        }
    }

    @Test
    default void givesBackWhatWasAppendedInOrderAlsoAfterReopening() throws Exception {
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).isEmpty();
            for (int i = 1; i <= 20; i++) {
                assertThat(journal.append(i - 1, batch(i, "b" + i))).isEqualTo(new AppendOutcome.Appended());
            }
        }
        try (Journal journal = open()) {
            List<String> all = replayed(journal, 0);
            assertThat(all).hasSize(20);
            assertThat(all.get(0)).isEqualTo(text(batch(1, "b1")));
            assertThat(all.get(19)).isEqualTo(text(batch(20, "b20")));
            assertThat(replayed(journal, 18)).hasSize(2);
            assertThat(replayed(journal, 20)).isEmpty();
        }
    }

    @Test
    default void appendingTheSameBatchAgainAddsNothing() throws Exception {
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).isEmpty();
            journal.append(0, batch(1, "once"));
            assertThat(journal.append(0, batch(1, "once"))).isEqualTo(new AppendOutcome.Appended());
            assertThat(replayed(journal, 0)).hasSize(1);
        }
    }

    @Test
    default void goesOnBehindWhatIsThereAfterReopening() throws Exception {
        for (int i = 1; i <= 5; i++) {
            try (Journal journal = open()) {
                assertThat(replayed(journal, 0)).hasSize(i - 1);
                assertThat(journal.append(i - 1, batch(i, "b" + i))).isEqualTo(new AppendOutcome.Appended());
            }
        }
        try (Journal journal = open()) {
            assertThat(replayed(journal, 4)).containsExactly(text(batch(5, "b5")));
        }
    }

    @Test
    default void keepsABatchOfAnySize() throws Exception {
        byte[] large = ("[\"" + "x".repeat(3_000_000) + "\"]").getBytes(StandardCharsets.US_ASCII);
        try (Journal journal = open()) {
            assertThat(replayed(journal, 0)).isEmpty();
            journal.append(0, new Batch(1, Instant.EPOCH, "large", large));
            journal.append(1, batch(2, "small"));
        }
        try (Journal journal = open()) {
            List<Integer> sizes = new ArrayList<>();
            journal.replay(0, batch -> sizes.add(batch.changes().length));
            assertThat(sizes).containsExactly(large.length, batch(2, "small").changes().length);
        }
    }

    @Test
    default void closingTwiceDoesNothingMore() throws Exception {
        Journal journal = open();
        assertThat(replayed(journal, 0)).isEmpty();
        journal.close();
        journal.close();
        try (Journal again = open()) {
            assertThat(replayed(again, 0)).isEmpty();
        }
    }
}
