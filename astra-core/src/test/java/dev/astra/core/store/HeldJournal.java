package dev.astra.core.store;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Thread-safe. A journal in memory that takes no batch until the test lets it. */
final class HeldJournal implements Journal {
    private final InMemoryJournal below = new InMemoryJournal();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    /** Returns once the first batch is offered. */
    void awaitBatch() {
        await(begun);
    }

    /** Takes batches from now on. */
    void letGo() {
        go.countDown();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

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
