package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommitterTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Subject store = Subject.stepped(journal, new Turns(), new Random(1));

    private List<Long> batches() {
        List<Long> batches = new ArrayList<>();
        journal.replay(0, batch -> batches.add(batch.sequence()));
        return batches;
    }

    @Test
    void takesOnlyAsManyChangesAsFitABatch() {
        List<Change<?>> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String large = i + "x".repeat(MEBIBYTE);
            changes.add(tx -> Notes.add(tx, large, null, 0));
        }
        assertThat(store.commit(changes)).hasSize(4).noneMatch(answer -> answer.thrown() != null);
        assertThat(store.view().table(NOTES).count()).isEqualTo(4);
        assertThat(store.commit(changes.subList(4, 6))).hasSize(2);
        assertThat(batches()).containsExactly(1L, 2L);
    }

    @Test
    void writesNothingForChangesThatChangeNothing() {
        assertThat(store.commit(List.of(tx -> 1, tx -> 2)))
                .extracting(Subject.Answer::value)
                .containsExactly(1, 2);
        assertThat(batches()).isEmpty();
    }
}
