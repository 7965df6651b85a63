package dev.astra.core.store;

import static dev.astra.core.store.Notes.BY_RANK;
import static dev.astra.core.store.Notes.BY_SHELF;
import static dev.astra.core.store.Notes.BY_TITLE;
import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static dev.astra.core.store.Notes.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.store.Notes.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private Store store = Store.open(journal, TABLES);

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Store.open(journal, TABLES);
    }

    private long nextId() {
        return store.write(tx -> tx.next(Notes.IDS));
    }

    @Test
    void findsWhatWasWrittenByKeyAndByEveryIndexAlsoAfterReopening() {
        store.write(tx -> Notes.add(tx, "b", "left", 2));
        store.write(tx -> Notes.add(tx, "a", "left", 1));
        store.write(tx -> Notes.add(tx, "c", null, 3));
        for (int round = 0; round < 2; round++) {
            View view = store.view();
            assertThat(view.table(NOTES).get(2L)).contains(new Note(2, "a", "left", 1));
            assertThat(titles(view.table(NOTES).all())).containsExactly("b", "a", "c");
            assertThat(titles(view.table(NOTES).after(1L))).containsExactly("a", "c");
            assertThat(view.index(BY_TITLE).first("c")).map(Note::id).contains(3L);
            assertThat(titles(view.index(BY_SHELF).all("left"))).containsExactly("b", "a");
            assertThat(titles(view.index(BY_RANK).ascending())).containsExactly("a", "b", "c");
            assertThat(titles(view.index(BY_RANK).range(2L, 3L))).containsExactly("b");
            assertThat(view.table(NOTES).count()).isEqualTo(3);
            reopen();
        }
    }

    @Test
    void neverGivesANumberTwiceAlsoAfterItsRowIsGone() {
        Note note = store.write(tx -> Notes.add(tx, "a", null, 1));
        store.execute(tx -> tx.remove(NOTES, note.id()));
        reopen();
        assertThat(nextId()).isEqualTo(note.id() + 1);
        store.execute(tx -> {
            tx.skip(Notes.IDS, 40);
            tx.skip(Notes.IDS, 7);
        });
        assertThat(nextId()).isEqualTo(41);
    }

    @Test
    void refusesASecondRowInAUniqueIndexWhenItIsPut() {
        store.write(tx -> Notes.add(tx, "a", null, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.write(tx -> Notes.add(tx, "a", null, 2)))
                .withMessageContaining("notes/title");
        assertThat(store.view().table(NOTES).count()).isEqualTo(1);
    }

    @Test
    void undoesAChangeThatThrowsWholly() {
        assertThatThrownBy(() -> store.write(tx -> {
                    Notes.add(tx, "a", null, 1);
                    throw new UnsupportedOperationException("half way");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store.view().table(NOTES).count()).isZero();
        assertThat(nextId()).isEqualTo(1);
    }

    @Test
    void refusesToBeCalledFromInsideAChangeOrAView() {
        assertThatIllegalStateException().isThrownBy(() -> store.write(tx -> store.write(inner -> 1)));
        assertThatIllegalStateException().isThrownBy(() -> store.write(tx -> store.read(view -> 1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.read(view -> store.writeAsync(tx -> 1, Runnable::run)));
        assertThatIllegalStateException().isThrownBy(() -> store.read(view -> store.read(inner -> 1)));
    }

    @Test
    void refusesATransactionAfterItsChangeHasEnded() {
        Tx leaked = store.write(tx -> tx);
        assertThatIllegalStateException().isThrownBy(leaked::now);
        assertThatIllegalStateException().isThrownBy(() -> leaked.table(NOTES));
    }

    @Test
    void namesATableThatNobodyDeclared() {
        try (Store bare = Store.open(new InMemoryJournal())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bare.read(view -> view.table(NOTES)))
                    .withMessageContaining("notes");
        }
    }

    @Test
    void aRowThatItsCodecCannotWriteUndoesItsChangeAndNoOther() {
        Table<String, String> words =
                Table.of("words", Key.text(word -> word, word -> word), word -> word, new RowCodec<String, String>() {
                    @Override
                    public void write(String row, RowWriter out) {
                        if (row.equals("unspeakable")) {
                            throw new UnsupportedOperationException("not in this form");
                        }
                        out.flag("said", true);
                    }

                    @Override
                    public String read(String key, RowReader in) {
                        in.flag("said");
                        return key;
                    }
                });
        InMemoryJournal log = new InMemoryJournal();
        try (Store speaking = Store.open(log, Schema.of(words))) {
            speaking.execute(tx -> tx.put(words, "before"));
            assertThatThrownBy(() -> speaking.execute(tx -> {
                        tx.put(words, "with it");
                        tx.put(words, "unspeakable");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("not in this form");
            speaking.execute(tx -> tx.put(words, "later"));
            assertThat(speaking.view().table(words).all()).containsExactly("before", "later");
            assertThat(speaking.health().writable()).isTrue();
        }
        try (Store again = Store.open(log, Schema.of(words))) {
            assertThat(again.view().table(words).all()).containsExactly("before", "later");
        }
    }

    @Test
    void aClosedStoreSaysSoAndTakesNothing() {
        store.close();
        assertThat(store.health().writable()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> store.write(tx -> 1)).withMessage("the store is closed");
        store.close();
    }
}
