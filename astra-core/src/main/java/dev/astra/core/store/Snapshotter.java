package dev.astra.core.store;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Keeps whole states of a store beside its log, off the way of commits: when the engine says that one is due,
 * and on demand; one at a time.
 */
final class Snapshotter implements AutoCloseable {
    /** How long closing waits for a state that is being kept: to read the log that it stands for would take about as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Snapshots snapshots;
    private final Archive archive;
    private final Supplier<Root> durable;
    private final Workers workers;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable String problem;
    private volatile boolean closed;

    Snapshotter(Snapshots snapshots, Archive archive, Supplier<Root> durable, Workers workers) {
        this.snapshots = snapshots;
        this.archive = archive;
        this.durable = durable;
        this.workers = workers;
    }

    /** Called on the store's thread after each commit: returns at once. */
    void look() {
        if (!closed && snapshots.due() && asked.compareAndSet(false, true)) {
            try {
                workers.start("astra-snapshot", this::takeIfDue);
            } catch (AstraException noThread) {
                problem = noThread.getMessage();
                asked.set(false);
            }
        }
    }

    private void takeIfDue() {
        try {
            if (snapshots.due()) {
                take();
            }
        } catch (AstraException failed) {
            // The log goes on without; the engine says when the next try is due.
            problem = "the last snapshot failed, opening takes longer until one succeeds: " + failed.getMessage();
        } finally {
            asked.set(false);
        }
    }

    /** Keeps the newest durable state; on the caller's thread. */
    void take() {
        inTurn(this::keep);
    }

    private void inTurn(Runnable what) {
        turn.lock();
        try {
            what.run();
        } finally {
            turn.unlock();
        }
    }

    private void keep() {
        if (closed) {
            throw new UnavailableException("the store is closed");
        }
        Root root = durable.get();
        // A snapshot lets batches go, and those must not be the only ones that hold a record.
        archive.sync();
        snapshots.save(new Snapshots.Point(root.sequence(), root.time()), untilClosed(new StateWriter(root)));
        problem = null;
    }

    /**
     * Keeps the newest durable state and gives up everything before it.
     *
     * @param settle returns once every batch that was appended so far is in the durable state
     */
    void compact(Runnable settle) {
        inTurn(() -> {
            snapshots.cut();
            settle.run();
            keep();
            snapshots.compact();
        });
    }

    /** What went wrong last; empty if all is well. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private Iterator<byte[]> untilClosed(Iterator<byte[]> blocks) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return blocks.hasNext();
            }

            @Override
            public byte[] next() {
                if (closed) {
                    throw new UnavailableException("the store was closed before its state was kept");
                }
                return blocks.next();
            }
        };
    }

    /** Lets what is under way come to its end, but not for long, and then gives it up. */
    @Override
    public void close() {
        snapshots.hurry();
        boolean interrupted = !awaitEnd();
        closed = true;
        inTurn(() -> {});
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing is under way, or has been for too long; false if it was interrupted. */
    private boolean awaitEnd() {
        try {
            if (turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                turn.unlock();
            }
            return true;
        } catch (InterruptedException atOnce) {
            return false;
        }
    }
}
