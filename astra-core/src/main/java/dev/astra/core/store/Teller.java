package dev.astra.core.store;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Thread-safe; one thread calls. Tells those whose change was committed, in the order of the commits, and on a thread of its own
 * where they are many: waking somebody takes as long as running his change, and the next batch need not wait for it.
 */
final class Teller {
    /** Up to so many are told at once: handing over would cost more. */
    private static final int FEW = 4;

    private static final List<Pending<?>> LAST = List.of();

    private final Consumer<List<Pending<?>>> telling;
    private final LinkedBlockingQueue<List<Pending<?>>> batches = new LinkedBlockingQueue<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final Thread thread;

    /**
     * A teller.
     *
     * @param telling completes each of them
     */
    Teller(Consumer<List<Pending<?>>> telling) {
        this.telling = telling;
        this.thread = new Thread(this::run, "astra-store-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells these, now or soon. */
    void tell(List<Pending<?>> committed) {
        if (committed.size() <= FEW && underway.get() == 0) {
            telling.accept(committed);
        } else {
            underway.incrementAndGet();
            batches.add(List.copyOf(committed));
        }
    }

    /** Returns when everybody was told. */
    void close() {
        batches.add(LAST);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException waitOn) {
                // Whoever was promised an answer gets it.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Pending<?>> batch = take();
        while (batch != LAST) {
            telling.accept(batch);
            underway.decrementAndGet();
            batch = take();
        }
    }

    private List<Pending<?>> take() {
        while (true) {
            try {
                return batches.take();
            } catch (InterruptedException byAnExecutor) {
                // Whoever completes a stage ran on this thread and interrupted it; that is no reason to stop.
            }
        }
    }
}
