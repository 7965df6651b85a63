package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Thread-safe. A change on its way, and whoever waits for it: a parked thread or a stage. */
final class Pending<T> {
    private final Change<T> change;
    private final @Nullable Thread waiter;
    private final @Nullable CompletableFuture<T> stage;
    private final Executor executor;

    private @Nullable T result;
    private @Nullable Throwable failure;
    private @Nullable Pending<?> next;
    private volatile boolean done;
    private volatile boolean heard;

    private Pending(
            Change<T> change, @Nullable Thread waiter, @Nullable CompletableFuture<T> stage, Executor executor) {
        this.change = change;
        this.waiter = waiter;
        this.stage = stage;
        this.executor = executor;
    }

    /** For the current thread, which will {@link #await}. */
    static <T> Pending<T> blocking(Change<T> change) {
        return new Pending<>(change, Thread.currentThread(), null, Runnable::run);
    }

    static <T> Pending<T> staged(Change<T> change, CompletableFuture<T> stage, Executor executor) {
        return new Pending<>(change, null, stage, executor);
    }

    /** Runs the change and keeps its answer or what it threw; nobody is told yet. */
    boolean run(Tx tx) {
        result = null;
        failure = null;
        try {
            result = change.apply(tx);
            return true;
        } catch (RuntimeException | StackOverflowError thrown) {
            failure = thrown;
            return false;
        }
    }

    void fail(Throwable why) {
        result = null;
        failure = why;
    }

    /** Whether a thread waits for it. */
    boolean isAwaited() {
        return waiter != null;
    }

    /** Has whoever waits for this one wake whoever waits for another, as soon as it is woken itself; before {@link #answer}. */
    void passOnTo(Pending<?> other) {
        next = other;
    }

    /** Tells a stage. A thread finds the answer from now on, and has to be woken for that. */
    void answer() {
        done = true;
        if (stage != null) {
            completeOn(executor, stage);
        }
    }

    /** Wakes the thread that waits, if it has not heard yet; again is harmless. */
    void wake() {
        if (waiter != null && !heard) {
            LockSupport.unpark(waiter);
        }
    }

    private void completeOn(Executor chosen, CompletableFuture<T> waiting) {
        try {
            chosen.execute(() -> tell(waiting));
        } catch (RuntimeException | Error takesNoMore) {
            // The commit is durable all the same, and whoever waits must hear of it; so must those behind him.
            ForkJoinPool.commonPool().execute(() -> tell(waiting));
        }
    }

    @SuppressWarnings("NullAway") // a result is null only where T admits it
    private void tell(CompletableFuture<T> waiting) {
        if (failure == null) {
            waiting.complete(result);
        } else {
            waiting.completeExceptionally(failure);
        }
    }

    @SuppressWarnings("NullAway") // a result is null only where T admits it
    T await() {
        while (!done) {
            LockSupport.park(this);
            if (!done && Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new UnavailableException(
                        "interrupted while waiting for the disk; the change may or may not be found"
                                + " later; repeat it with the same idempotency key");
            }
        }
        heard = true;
        if (next != null) {
            next.wake();
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
        return result;
    }
}
