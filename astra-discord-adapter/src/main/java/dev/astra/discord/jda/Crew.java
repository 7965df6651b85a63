package dev.astra.discord.jda;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Thread-safe. Runs what events ask for, away from JDA's own threads: what one person asks for in the order it was asked,
 * what several ask for at the same time. Its threads end when there is nothing to do.
 */
final class Crew implements AutoCloseable {
    private static final int LANES = 4;
    private static final int WAITING = 10_000;
    private static final int IDLE_SECONDS = 30;

    private final List<ExecutorService> lanes = new ArrayList<>();

    Crew() {
        for (int i = 0; i < LANES; i++) {
            String name = "astra-discord-" + (i + 1);
            ThreadPoolExecutor lane = new ThreadPoolExecutor(
                    1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                        Thread thread = new Thread(work, name);
                        thread.setDaemon(true);
                        return thread;
                    });
            lane.allowCoreThreadTimeOut(true);
            lanes.add(lane);
        }
    }

    /**
     * Takes work of a person.
     *
     * @return whether there was room for it
     */
    boolean take(long user, Runnable work) {
        try {
            lanes.get((int) Long.remainderUnsigned((user >>> 22) ^ user, LANES)).execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Takes nothing more; what was taken is still done. */
    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdown);
    }
}
