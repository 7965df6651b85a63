package dev.astra.http.server.vault;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Thread-safe. A few threads for what waits: pages of history on the disk, profiles on the site. They end when idle. */
final class Reading {
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 256;

    private final AtomicInteger names = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), this::thread);

    Reading() {
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "astra-http-reading-" + names.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException full) {
            throw new UnavailableException("too many readers are waiting", Duration.ofSeconds(1));
        }
    }
}
