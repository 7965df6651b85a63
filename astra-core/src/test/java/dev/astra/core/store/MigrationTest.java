package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final Migration RENAME = Migration.rename("notes-renamed", "papers", "notes");
    private static final Migration RANK = Migration.rows("notes-rank-doubled", "notes", fields -> {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.merge("rank", 2L, (old, two) -> (Long) old * (Long) two);
        changed.put("title", changed.remove("caption"));
        return changed;
    });
    private static final Migration DROP = Migration.remove("scraps-gone", "scraps");

    private final InMemoryJournal journal = new InMemoryJournal();

    @BeforeEach
    void writeWithAnOldProgram() {
        String changes = "[{\"table\":\"papers\",\"key\":1,\"row\":{\"caption\":\"a\",\"rank\":3,\"color\":\"red\"}},"
                + "{\"table\":\"papers\",\"key\":2,\"row\":{\"caption\":\"b\",\"rank\":4,\"shelf\":\"left\"}},"
                + "{\"table\":\"scraps\",\"key\":\"s\",\"row\":{\"x\":1}}]";
        journal.append(0, new Batch(1, Instant.EPOCH, "old", changes.getBytes(StandardCharsets.US_ASCII)));
    }

    private String lastBatch() {
        String[] last = new String[1];
        journal.replay(0, batch -> last[0] = new String(batch.changes(), StandardCharsets.US_ASCII));
        return String.valueOf(last[0]);
    }

    private static void requireMigrated(Store store) {
        View view = store.view();
        assertThat(view.table(NOTES).all())
                .containsExactly(new Notes.Note(1, "a", null, 6), new Notes.Note(2, "b", "left", 8));
        assertThat(view.index(Notes.BY_TITLE).first("b")).map(Notes.Note::id).contains(2L);
        assertThat(view.index(Notes.BY_SHELF).all("left")).hasSize(1);
    }

    @Test
    void runOnceInOrderAndUnknownFieldsStay() {
        for (int round = 0; round < 2; round++) {
            try (Store store =
                    Store.builder(journal).migrations(RENAME, RANK, DROP).open(TABLES)) {
                requireMigrated(store);
                assertThat(store.view().sequence()).isEqualTo(4);
            }
        }
        try (Store store = Store.builder(journal).migrations(RENAME, RANK, DROP).open(TABLES)) {
            store.execute(tx -> tx.put(NOTES, new Notes.Note(1, "changed", null, 0)));
        }
        assertThat(lastBatch()).contains("\"color\":\"red\"");
    }

    /** Refuses everything behind a sequence, as a disk that died there. */
    private record Dying(Journal journal, long last) implements Journal {
        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            journal.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            if (batch.sequence() > last) {
                throw new UnavailableException("scripted");
            }
            return journal.append(afterSequence, batch);
        }

        @Override
        public Archive archive() {
            return journal.archive();
        }

        @Override
        public void close() {}
    }

    @Test
    void goOnAfterACrashBetweenThem() {
        for (long last = 1; last <= 3; last++) {
            Journal dying = new Dying(journal, last);
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() ->
                            Store.builder(dying).migrations(RENAME, RANK, DROP).open(TABLES));
        }
        try (Store store = Store.builder(journal).migrations(RENAME, RANK, DROP).open(TABLES)) {
            requireMigrated(store);
            assertThat(store.view().sequence()).isEqualTo(4);
        }
    }

    @Test
    void aProgramThatDoesNotKnowOneIsRefusedWhereItConcernsItsTables() {
        Store.builder(journal).migrations(RENAME, RANK).open(TABLES).close();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> Store.builder(journal).migrations(RENAME).open(TABLES))
                .withMessageContaining("notes-rank-doubled");
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Store.open(journal, TABLES))
                .withMessageContaining("another version");
        try (Store elsewhere = Store.open(journal)) {
            assertThat(elsewhere.view().sequence()).isEqualTo(3);
        }
    }

    @Test
    void aNewOneBeforeOneThatRanIsTheProgramsMistake() {
        Store.builder(journal).migrations(RENAME, RANK).open(TABLES).close();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Store.builder(journal).migrations(DROP, RENAME, RANK).open(TABLES))
                .withMessageContaining("scraps-gone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Store.builder(journal).migrations(DROP, DROP).open(TABLES));
    }
}
