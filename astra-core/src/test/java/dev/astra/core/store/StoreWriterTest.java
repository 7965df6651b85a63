package dev.astra.core.store;

import static dev.astra.core.store.Notes.NOTES;
import static dev.astra.core.store.Notes.TABLES;
import static dev.astra.core.store.Notes.titles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StoreWriterTest {
    /** A journal that a test can hold up and break. */
    private static class Gate implements Journal {
        final InMemoryJournal below = new InMemoryJournal();
        final AtomicInteger appends = new AtomicInteger();
        volatile CountDownLatch open = new CountDownLatch(0);
        volatile CountDownLatch entered = new CountDownLatch(1);
        volatile boolean broken;
        volatile boolean loseAnswer;
        volatile boolean full;

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            below.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            appends.incrementAndGet();
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
            if (broken) {
                throw new UnavailableException("scripted to fail");
            }
            if (full) {
                return new AppendOutcome.Refused("scripted to be full");
            }
            AppendOutcome outcome = below.append(afterSequence, batch);
            if (loseAnswer) {
                loseAnswer = false;
                throw new UnavailableException("scripted to lose the answer");
            }
            return outcome;
        }

        @Override
        public Archive archive() {
            return below.archive();
        }

        @Override
        public void close() {}

        void shut() {
            entered = new CountDownLatch(1);
            open = new CountDownLatch(1);
        }
    }

    private final Gate journal = new Gate();

    private Store open() {
        return Store.open(journal, TABLES);
    }

    @Test
    void writesWhatQueuedUpDuringASyncInOneBatchAndShowsNothingBeforeItIsDurable() throws Exception {
        try (Store store = open()) {
            journal.shut();
            List<CompletionStage<Notes.Note>> stages = new ArrayList<>();
            stages.add(store.writeAsync(tx -> Notes.add(tx, "first", null, 0), Runnable::run));
            journal.entered.await();
            for (int i = 1; i <= 50; i++) {
                String title = "t" + i;
                stages.add(store.writeAsync(tx -> Notes.add(tx, title, null, 0), Runnable::run));
            }
            assertThat(store.view().table(NOTES).count()).isZero();
            journal.open.countDown();
            for (CompletionStage<Notes.Note> stage : stages) {
                stage.toCompletableFuture().get();
            }
            assertThat(store.view().table(NOTES).count()).isEqualTo(51);
            assertThat(journal.appends).hasValueLessThanOrEqualTo(3);
        }
    }

    @Test
    void aChangeThatThrowsLeavesTheOthersOfItsBatchAlone() throws Exception {
        try (Store store = open()) {
            journal.shut();
            store.writeAsync(tx -> Notes.add(tx, "first", null, 0), Runnable::run);
            journal.entered.await();
            CompletionStage<Notes.Note> good = store.writeAsync(tx -> Notes.add(tx, "good", null, 0), Runnable::run);
            CompletionStage<Notes.Note> bad = store.writeAsync(
                    tx -> {
                        Notes.add(tx, "bad", null, 0);
                        return endless(tx);
                    },
                    Runnable::run);
            CompletionStage<Notes.Note> last = store.writeAsync(tx -> Notes.add(tx, "last", null, 0), Runnable::run);
            journal.open.countDown();
            good.toCompletableFuture().get();
            last.toCompletableFuture().get();
            assertThatThrownBy(() -> bad.toCompletableFuture().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(titles(store.view().table(NOTES).all())).containsExactly("first", "good", "last");
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Notes.Note endless(Tx tx) {
        return endless(tx);
    }

    @Test
    void anErrorInAChangeClosesTheStoreForWrites() {
        try (Store store = open()) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> store.execute(tx -> {
                        throw new OutOfMemoryError("scripted");
                    }));
            assertThat(store.health().writable()).isFalse();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> store.execute(tx -> tx.next(Notes.IDS)))
                    .withMessageContaining("reopened");
        }
    }

    @Test
    void stopsWritingAfterAFailedAppendAndGoesOnAfterReopening() {
        Store store = open();
        store.write(tx -> Notes.add(tx, "before", null, 0));
        journal.broken = true;
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> store.write(tx -> Notes.add(tx, "lost", null, 0)))
                .withMessageContaining("unknown");
        journal.broken = false;
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> store.write(tx -> Notes.add(tx, "later", null, 0)));
        assertThat(titles(store.view().table(NOTES).all())).containsExactly("before");
        assertThat(store.health().problems()).hasSize(1);
        store.close();
        try (Store again = open()) {
            again.write(tx -> Notes.add(tx, "after", null, 0));
            assertThat(titles(again.view().table(NOTES).all())).containsExactly("before", "after");
        }
    }

    @Test
    void findsItsOwnBatchWhenTheAnswerWasLost() {
        try (Store store = open()) {
            journal.loseAnswer = true;
            store.write(tx -> Notes.add(tx, "once", null, 0));
            store.write(tx -> Notes.add(tx, "next", null, 0));
            assertThat(titles(store.view().table(NOTES).all())).containsExactly("once", "next");
        }
        try (Store store = open()) {
            assertThat(titles(store.view().table(NOTES).all())).containsExactly("once", "next");
        }
    }

    @Test
    void refusesAWriteWhileTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        try (Store store = open()) {
            journal.full = true;
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> store.write(tx -> Notes.add(tx, "no room", null, 0)))
                    .withMessageContaining("full");
            journal.full = false;
            store.write(tx -> Notes.add(tx, "room", null, 0));
            assertThat(titles(store.view().table(NOTES).all())).containsExactly("room");
        }
    }

    @Test
    void refusesAtOnceWithAHintWhenTheQueueIsFull() throws Exception {
        try (Store store = Store.builder(journal).queueCapacity(2).open(TABLES)) {
            journal.shut();
            store.writeAsync(tx -> Notes.add(tx, "under way", null, 0), Runnable::run);
            journal.entered.await();
            store.writeAsync(tx -> Notes.add(tx, "queued", null, 0), Runnable::run);
            store.writeAsync(tx -> Notes.add(tx, "queued too", null, 0), Runnable::run);
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> store.writeAsync(tx -> 1, Runnable::run))
                    .satisfies(refused -> assertThat(refused.retryAfter()).contains(Duration.ofMillis(10)));
            assertThat(store.health().queued()).isEqualTo(2);
            journal.open.countDown();
        }
    }

    @Test
    void completesStagesOnTheGivenExecutorAndNeverOnItsOwnThread() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "mine"));
        try (Store store = open()) {
            String completedOn = store.writeAsync(tx -> tx.next(Notes.IDS), executor)
                    .thenApply(number -> Thread.currentThread().getName())
                    .toCompletableFuture()
                    .get();
            assertThat(completedOn).isIn("mine", Thread.currentThread().getName());
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void completesAStageElsewhereWhenItsExecutorTakesNoMoreWork() throws Exception {
        ExecutorService stopped = Executors.newSingleThreadExecutor();
        stopped.shutdown();
        try (Store store = open()) {
            String completedOn = store.writeAsync(tx -> tx.next(Notes.IDS), stopped)
                    .thenApply(number -> Thread.currentThread().getName())
                    .toCompletableFuture()
                    .get();
            assertThat(completedOn).isNotEqualTo("astra-store");
        }
    }

    @Test
    void anInterruptedWaiterIsToldThatTheOutcomeIsUnknownAndTheStoreGoesOn() throws Exception {
        try (Store store = open()) {
            journal.shut();
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread waiter = new Thread(() -> {
                try {
                    store.write(tx -> Notes.add(tx, "maybe", null, 0));
                } catch (UnavailableException told) {
                    seen.set(told);
                }
            });
            waiter.start();
            journal.entered.await();
            waiter.interrupt();
            waiter.join();
            assertThat(seen.get()).hasMessageContaining("may or may not");
            journal.open.countDown();
            store.write(tx -> Notes.add(tx, "next", null, 0));
            assertThat(titles(store.view().table(NOTES).all())).containsExactly("maybe", "next");
        }
    }

    @Test
    void aChangeThatInterruptsTheWriterStopsNothing() {
        try (Store store = open()) {
            store.execute(tx -> Thread.currentThread().interrupt());
            store.execute(tx -> Notes.add(tx, "next", null, 0));
            assertThat(store.view().table(NOTES).count()).isEqualTo(1);
        }
    }

    @Test
    void refusesWritesAfterItWasClosedAndClosesTwice() {
        Store store = open();
        store.write(tx -> Notes.add(tx, "in", null, 0));
        store.close();
        store.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> store.write(tx -> Notes.add(tx, "late", null, 0)))
                .withMessageContaining("closed");
    }

    @Test
    void closingCommitsWhatWasAccepted() throws Exception {
        Store store = open();
        journal.shut();
        store.writeAsync(tx -> Notes.add(tx, "first", null, 0), Runnable::run);
        journal.entered.await();
        CompletionStage<Notes.Note> queued = store.writeAsync(tx -> Notes.add(tx, "queued", null, 0), Runnable::run);
        Thread closer = new Thread(store::close);
        closer.start();
        journal.open.countDown();
        closer.join();
        assertThat(queued.toCompletableFuture().get().title()).isEqualTo("queued");
    }
}
