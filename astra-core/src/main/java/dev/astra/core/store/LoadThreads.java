package dev.astra.core.store;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One thread uses it. Threads that help to open a store, as many as there are processors; none before there is much to do. */
final class LoadThreads implements AutoCloseable {
    /** So little is done at once: handing it over would take longer. */
    private static final int FEW = 1_000;

    private static final int BYTES_PER_ROW = 128;

    private @Nullable ExecutorService pool;

    /** Work on so many bytes that are to be read as rows. */
    <T> Future<T> submitBytes(int bytes, Callable<T> work) {
        return submit(bytes / BYTES_PER_ROW, work);
    }

    /** Work on so many rows. */
    <T> Future<T> submit(int rows, Callable<T> work) {
        if (rows < FEW) {
            FutureTask<T> done = new FutureTask<>(work);
            done.run();
            return done;
        }
        ExecutorService started = pool;
        if (started == null) {
            int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
            started = Executors.newFixedThreadPool(threads, task -> {
                Thread thread = new Thread(task, "astra-load");
                thread.setDaemon(true);
                return thread;
            });
            pool = started;
        }
        return started.submit(work);
    }

    /** What came of work; throws what it threw. */
    static <T> T get(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException waitOn) {
                    // Opening is not ended by an interrupt: half a state is none.
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failed.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException("expected a state, the reading of it failed", failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives up what is not done yet. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
