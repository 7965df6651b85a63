package dev.astra.core.time;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Thread-safe. Real time, with one daemon thread that begins with the first task. What a task throws goes to that thread's
 * uncaught exception handler.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {
    private static final int MOST_TASKS = 100_000;
    private static final Duration LONGEST_DELAY = Duration.ofDays(36_500);
    private static final long CLOSE_SECONDS = 5;

    private final String name;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Starts nothing yet.
     *
     * @param name of the thread
     */
    public SystemScheduler(String name) {
        this.name = name;
        this.executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Handle after(Duration delay, Runnable task) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("expected a delay from 0 to " + LONGEST_DELAY + ", got " + delay);
        }
        if (executor.getQueue().size() >= MOST_TASKS) {
            throw new UnavailableException(
                    "scheduler " + name + " holds its limit of " + MOST_TASKS + " tasks; try again later");
        }
        try {
            Future<?> future = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("scheduler " + name + " is closed", closed);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) { // the handler hears of it, other tasks go on
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /** Drops what has not begun and waits up to 5 seconds for a task that has. Idempotent. */
    @Override
    public void close() {
        executor.shutdownNow();
        if (Thread.currentThread().getName().equals(name)) {
            return;
        }
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "a task of scheduler " + name + " still runs after " + CLOSE_SECONDS + " s; it must not block");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
