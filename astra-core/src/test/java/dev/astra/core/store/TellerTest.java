package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TellerTest {
    private static final int MANY = 50;

    private final HeldJournal journal = new HeldJournal();

    private static CompletionStage<Notes.Note> add(Store store, String title, Executor executor) {
        return store.writeAsync(tx -> Notes.add(tx, title, null, 0), executor);
    }

    /** Stages of one batch, none of which was told when this returns. */
    private List<CompletionStage<Notes.Note>> together(Store store, int count, Executor first) {
        add(store, "before", Runnable::run);
        journal.awaitBatch();
        List<CompletionStage<Notes.Note>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stages.add(add(store, "t" + i, i == 0 ? first : Runnable::run));
        }
        return stages;
    }

    @Test
    void whoIsToldOnAThreadOfTheStoreIsRefusedRatherThanWaitedFor() {
        for (int count : new int[] {1, MANY}) {
            TellerTest fresh = new TellerTest();
            try (Store store = Store.open(fresh.journal, Notes.TABLES)) {
                List<CompletableFuture<Notes.Note>> next = fresh.together(store, count, Runnable::run).stream()
                        .map(stage ->
                                stage.thenApply(note -> store.write(tx -> note)).toCompletableFuture())
                        .toList();
                fresh.journal.letGo();

                assertThat(next)
                        .allSatisfy(stage -> assertThatThrownBy(stage::get)
                                .isInstanceOf(ExecutionException.class)
                                .hasCauseInstanceOf(IllegalStateException.class));
            }
        }
    }

    @Test
    void whoCommittedLaterIsToldLaterAlsoIfHeIsAlone() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (Store store = Store.open(journal, Notes.TABLES)) {
            List<CompletionStage<Notes.Note>> many = together(store, MANY, told -> {
                busy.countDown();
                HeldJournal.await(released);
                told.run();
            });
            journal.letGo();
            HeldJournal.await(busy);
            CompletableFuture<Notes.Note> alone =
                    add(store, "alone", Runnable::run).toCompletableFuture();
            awaitCommits(store, MANY + 2);
            CompletionStage<Notes.Note> last = add(store, "last", Runnable::run);
            awaitCommits(store, MANY + 3);

            assertThat(alone).isNotDone();
            released.countDown();
            last.toCompletableFuture().get();
            assertThat(alone).isCompleted();
            assertThat(many).allSatisfy(stage -> assertThat(stage).isCompleted());
        }
    }

    private static void awaitCommits(Store store, long notes) {
        CountDownLatch there = new CountDownLatch(1);
        Runnable look = () -> {
            if (store.view().table(Notes.NOTES).count() >= notes) {
                there.countDown();
            }
        };
        Feed.Subscription looking =
                store.feed().listen(() -> ForkJoinPool.commonPool().execute(look));
        look.run();
        HeldJournal.await(there);
        looking.close();
    }

    @Test
    void aClosedStoreHasToldEverybody() {
        Store store = Store.open(journal, Notes.TABLES);
        List<CompletionStage<Notes.Note>> stages = together(store, MANY, told -> {
            while (store.health().writable()) {
                Thread.onSpinWait();
            }
            told.run();
        });
        journal.letGo();
        store.close();

        assertThat(stages).allSatisfy(stage -> assertThat(stage).isCompleted());
    }
}
