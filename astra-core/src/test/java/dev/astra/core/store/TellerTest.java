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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TellerTest {
    private static final int MANY = 50;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Journal journal = new Held();

    /** A journal whose first batch waits until the test lets it. */
    private final class Held implements Journal {
        private final InMemoryJournal below = new InMemoryJournal();

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            below.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            begun.countDown();
            await(go);
            return below.append(afterSequence, batch);
        }

        @Override
        public Archive archive() {
            return below.archive();
        }

        @Override
        public void close() {}
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static CompletionStage<Notes.Note> add(Store store, String title, Executor executor) {
        return store.writeAsync(tx -> Notes.add(tx, title, null, 0), executor);
    }

    /** Stages of one batch, none of which was told when this returns. */
    private List<CompletionStage<Notes.Note>> together(Store store, int count, Executor first) {
        add(store, "before", Runnable::run);
        await(begun);
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
                fresh.go.countDown();

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
                await(released);
                told.run();
            });
            go.countDown();
            await(busy);
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
        await(there);
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
        go.countDown();
        store.close();

        assertThat(stages).allSatisfy(stage -> assertThat(stage).isCompleted());
    }
}
