package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.Notes.Note;
import java.nio.charset.StandardCharsets;
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
    void aRowThatSeveralChangesOfABatchTouchedStandsInTheLogOnce() {
        Note last = new Note(1, "last", "shelf", 3);
        store.commit(List.of(
                tx -> put(tx, new Note(1, "first", null, 1)),
                tx -> put(tx, new Note(2, "other", null, 1)),
                tx -> put(tx, new Note(3, "gone", null, 1)),
                tx -> put(tx, last),
                tx -> remove(tx, 3)));
        String log = log();
        assertThat(log).doesNotContain("first", "gone");
        assertThat(log.split("\"table\":\"notes\"", -1)).hasSize(4);
        try (Store read = Store.open(journal, Notes.TABLES)) {
            assertThat(read.view().table(NOTES).all()).containsExactly(last, new Note(2, "other", null, 1));
            assertThat(read.view().index(Notes.BY_TITLE).first("last")).contains(last);
        }
    }

    @Test
    void valuesOfAUniqueIndexMayGoRoundInABatchAndInAChange() {
        store.commit(List.of(tx -> put(tx, new Note(1, "a", null, 1)), tx -> put(tx, new Note(2, "b", null, 1))));
        store.commit(List.of(
                tx -> put(tx, new Note(1, "between", null, 1)),
                tx -> put(tx, new Note(2, "a", null, 1)),
                tx -> put(tx, new Note(1, "b", null, 1))));
        store.commit(List.of(tx -> {
            put(tx, new Note(1, "between", null, 2));
            put(tx, new Note(2, "b", null, 2));
            return put(tx, new Note(1, "a", null, 2));
        }));
        try (Store read = Store.open(journal, Notes.TABLES)) {
            assertThat(read.view().table(NOTES).all())
                    .containsExactly(new Note(1, "a", null, 2), new Note(2, "b", null, 2));
            assertThat(read.view().index(Notes.BY_TITLE).all("a")).containsExactly(new Note(1, "a", null, 2));
            assertThat(read.view().index(Notes.BY_TITLE).all("b")).containsExactly(new Note(2, "b", null, 2));
            assertThat(read.view().index(Notes.BY_TITLE).all("between")).isEmpty();
        }
    }

    private static Note put(Tx tx, Note note) {
        tx.put(NOTES, note);
        return note;
    }

    private static long remove(Tx tx, long id) {
        tx.remove(NOTES, id);
        return id;
    }

    private String log() {
        StringBuilder log = new StringBuilder();
        journal.replay(0, batch -> log.append(new String(batch.changes(), StandardCharsets.US_ASCII)));
        return log.toString();
    }

    @Test
    void writesNothingForChangesThatChangeNothing() {
        assertThat(store.commit(List.of(tx -> 1, tx -> 2)))
                .extracting(Subject.Answer::value)
                .containsExactly(1, 2);
        assertThat(batches()).isEmpty();
    }
}
