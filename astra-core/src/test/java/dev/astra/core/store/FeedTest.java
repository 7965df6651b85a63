package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {
    private final Store store = Store.open(new InMemoryJournal(), TABLES);

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> changesAfter(long sequence) {
        return store.feed()
                .after(sequence)
                .fold(
                        found -> {
                            List<String> changes = new ArrayList<>();
                            found.commits()
                                    .forEach(commit -> commit.of(NOTES)
                                            .forEach(change -> changes.add(commit.sequence() + ":" + change.before()
                                                    + "->" + change.after())));
                            return changes;
                        },
                        gone -> List.of("gone " + gone.oldestKept()));
    }

    @Test
    void tellsEachRowBeforeAndAfterInOrder() {
        Notes.Note note = new Notes.Note(7, "a", null, 1);
        Notes.Note renamed = new Notes.Note(7, "b", null, 1);
        store.execute(tx -> tx.put(NOTES, note));
        store.execute(tx -> tx.put(NOTES, renamed));
        store.execute(tx -> tx.remove(NOTES, 7L));
        assertThat(changesAfter(0))
                .containsExactly("1:null->" + note, "2:" + note + "->" + renamed, "3:" + renamed + "->null");
        assertThat(changesAfter(2)).hasSize(1);
        assertThat(changesAfter(3)).isEmpty();
    }

    @Test
    void saysGoneToWhoFellTooFarBehind() {
        for (int i = 0; i < Feed.KEPT + 10; i++) {
            store.write(tx -> tx.next(Notes.IDS));
        }
        assertThat(changesAfter(9)).containsExactly("gone 10");
        assertThat(changesAfter(10)).isEmpty();
    }

    @Test
    void keepsFewerLargeCommitsButAlwaysTheNewest() {
        store.execute(tx -> put(tx, 0, 10));
        store.execute(tx -> put(tx, 10, Feed.KEPT_CHANGES - 10));
        assertThat(changesAfter(0)).hasSize(Feed.KEPT_CHANGES);
        store.execute(tx -> put(tx, Feed.KEPT_CHANGES, 1));
        assertThat(changesAfter(0)).containsExactly("gone 1");
        assertThat(changesAfter(1)).hasSize(Feed.KEPT_CHANGES - 9);
        store.execute(tx -> put(tx, 0, Feed.KEPT_CHANGES + 1));
        assertThat(changesAfter(2)).containsExactly("gone 3");
        assertThat(changesAfter(3)).hasSize(Feed.KEPT_CHANGES + 1);
    }

    private static void put(Tx tx, long first, int count) {
        for (long number = first; number < first + count; number++) {
            tx.put(NOTES, new Notes.Note(number, "note " + number, null, number));
        }
    }

    @Test
    void doesNotTellWhatWasThereBeforeItWasOpened() {
        InMemoryJournal journal = new InMemoryJournal();
        try (Store first = Store.open(journal, TABLES)) {
            first.write(tx -> tx.next(Notes.IDS));
        }
        try (Store second = Store.open(journal, TABLES)) {
            boolean gone = second.feed().after(0).fold(commits -> false, missed -> true);
            assertThat(gone).isTrue();
        }
    }

    @Test
    void wakesListenersUntilTheyCloseAndOutlivesOneThatThrows() {
        AtomicInteger heard = new AtomicInteger();
        try (Feed.Subscription broken = store.feed().listen(() -> {
                    throw new IllegalStateException("scripted");
                });
                Feed.Subscription mine = store.feed().listen(heard::incrementAndGet)) {
            assertThat(broken).isNotSameAs(mine);
            store.write(tx -> tx.next(Notes.IDS));
        }
        store.write(tx -> tx.next(Notes.IDS));
        assertThat(heard).hasValue(1);
    }
}
