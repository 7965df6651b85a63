package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharedJournalTest {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void runsAChangeAgainOnWhatAnotherStoreWroteFirst() {
        try (Store left = Store.open(journal, TABLES);
                Store right = Store.open(journal, TABLES)) {
            long one = left.write(tx -> tx.next(Notes.IDS));
            long two = right.write(tx -> tx.next(Notes.IDS));
            long three = left.write(tx -> tx.next(Notes.IDS));
            assertThat(new long[] {one, two, three}).containsExactly(1, 2, 3);
        }
    }

    @Test
    void seesAnotherStoresCommitsAfterARefreshOnly() {
        try (Store left = Store.open(journal, TABLES);
                Store right = Store.open(journal, TABLES)) {
            left.write(tx -> Notes.add(tx, "a", null, 0));
            assertThat(right.view().table(NOTES).count()).isZero();
            right.refresh();
            assertThat(right.view().table(NOTES).count()).isEqualTo(1);
        }
    }

    @Test
    void tellsItsFeedWhatAnotherStoreWrote() {
        try (Store left = Store.open(journal, TABLES);
                Store right = Store.open(journal, TABLES)) {
            left.write(tx -> Notes.add(tx, "a", null, 0));
            right.refresh();
            assertThat(right.feed()
                            .after(0)
                            .<Integer>fold(found -> found.commits().size(), gone -> -1))
                    .isEqualTo(1);
        }
    }

    @Test
    void filesTheRecordsOfAStoreThatDiedBeforeItDid() {
        InMemoryJournal dead = new InMemoryJournal();
        try (Store dying = Store.open(dead, SavedState.TABLES);
                Store store = Store.open(journal, SavedState.TABLES)) {
            dying.execute(tx -> tx.append(SavedState.PAST, SavedState.KEY, 7L));
            dead.replay(0, batch -> journal.append(batch.sequence() - 1, batch));
            store.refresh();
            assertThat(store.view().history(SavedState.PAST, SavedState.KEY).newestFirst())
                    .extracting(HistoryEntry::value)
                    .containsExactly(7L);
        }
    }

    @Test
    void twoStoresWithManyThreadsNeverGiveANumberTwice() throws Exception {
        int threads = 6;
        int each = 100;
        try (Store left = Store.open(journal, TABLES);
                Store right = Store.open(journal, TABLES)) {
            CountDownLatch done = new CountDownLatch(threads);
            for (int t = 0; t < threads; t++) {
                Store mine = t % 2 == 0 ? left : right;
                new Thread(() -> {
                            for (int i = 0; i < each; i++) {
                                mine.write(tx -> {
                                    long id = tx.next(Notes.IDS);
                                    tx.put(NOTES, new Notes.Note(id, "n" + id, null, 0));
                                    return id;
                                });
                            }
                            done.countDown();
                        })
                        .start();
            }
            done.await();
            left.refresh();
            right.refresh();
            assertThat(left.view().table(NOTES).count()).isEqualTo((long) threads * each);
            assertThat(right.view().table(NOTES).all().toList())
                    .isEqualTo(left.view().table(NOTES).all().toList());
        }
    }
}
