package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The thread that commits, the bounded queue before it, and the thread behind it that shows what is durable and tells those who wait. */
final class WriterThread {
    private static final Duration FULL_QUEUE_HINT = Duration.ofMillis(10);
    private static final int BATCH_CHANGES = 4096;

    /** What is done with changes. */
    interface Step {
        /** Commits the first of them. */
        Committer.Committed commit(List<Pending<?>> pendings);

        /** Shows what is durable, since nothing is to be done now. */
        void rest();

        /** Tells those who wait for them, once what this batch made is shown. */
        void tell(List<Pending<?>> pendings, long sequence);

        /** Wakes those who were told and have not heard yet. */
        void makeSure();
    }

    private final BlockingQueue<Pending<?>> queue;
    private final Step step;
    private final Runnable atEnd;
    private final Pending<?> last = Pending.blocking(tx -> true);
    private final Teller teller;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException endFailure;

    WriterThread(int capacity, Step step, Runnable atEnd) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.step = step;
        this.teller = new Teller(step);
        this.atEnd = atEnd;
        this.thread = new Thread(this::run, "astra-store");
        thread.setDaemon(true);
        thread.start();
    }

    int queued() {
        return queue.size();
    }

    boolean closed() {
        return closed;
    }

    void offer(Pending<?> pending) {
        requireOpen();
        if (!queue.offer(pending)) {
            throw new UnavailableException(
                    "the store's queue is full: " + queue.size() + " changes wait for the disk", FULL_QUEUE_HINT);
        }
        if (ended.getCount() == 0 && queue.remove(pending)) {
            // Offered after the thread had looked for the last time.
            requireOpen();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private void run() {
        List<Pending<?>> batch = new ArrayList<>();
        try {
            boolean open = true;
            while (open) {
                if (batch.isEmpty()) {
                    batch.add(take());
                }
                queue.drainTo(batch, BATCH_CHANGES - batch.size());
                int end = batch.indexOf(last);
                if (end >= 0) {
                    batch.remove(end);
                    open = false;
                }
                commit(batch, open);
            }
        } finally {
            end();
        }
    }

    private void end() {
        try {
            teller.close();
            atEnd.run();
        } catch (RuntimeException failed) {
            endFailure = failed;
        } finally {
            ended.countDown();
            refuse(queue);
        }
    }

    /** One step; at the end, as many as it takes. */
    private void commit(List<Pending<?>> batch, boolean open) {
        do {
            if (!batch.isEmpty()) {
                Committer.Committed committed = step.commit(batch);
                List<Pending<?>> done = batch.subList(0, committed.changes());
                teller.tell(done, committed.sequence());
                done.clear();
            }
        } while (!open && !batch.isEmpty());
    }

    private Pending<?> take() {
        // A change that interrupted this thread is no reason to stop, nor for the journal to be disturbed.
        Thread.interrupted();
        Pending<?> waiting = queue.poll();
        if (waiting != null) {
            return waiting;
        }
        step.rest();
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException byAChange) {
                // Nor is anybody else who did.
            }
        }
    }

    private static void refuse(BlockingQueue<Pending<?>> queue) {
        List<Pending<?>> late = new ArrayList<>();
        queue.drainTo(late);
        for (Pending<?> pending : late) {
            pending.fail(new IllegalStateException("the store is closed"));
            pending.answer();
            pending.wake();
        }
    }

    void close() {
        boolean first = !closed;
        closed = true;
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                if (first) {
                    queue.put(last);
                    first = false;
                }
                ended.await();
            } catch (InterruptedException waitOn) {
                // What was accepted is committed before anybody lets go.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = endFailure;
        if (failed != null) {
            endFailure = null;
            throw failed;
        }
    }
}
