package dev.astra.core.store;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;

/**
 * Thread-safe; one thread calls. Shows what was committed and tells those whose change it was, in the order of the commits, and on a thread of
 * its own where they are many: filing a change and waking somebody takes as long as running it, and the next batch need not wait for
 * that.
 */
final class Teller {
    /** Up to so many are told at once: handing over would cost more. */
    private static final int FEW = 4;

    private static final Told LAST = new Told(List.of(), -1);

    private final ObjLongConsumer<List<Pending<?>>> telling;
    private final LinkedBlockingQueue<Told> batches = new LinkedBlockingQueue<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final Thread thread;

    /** Who is told, and of which batch. */
    private record Told(List<Pending<?>> pendings, long sequence) {}

    /**
     * A teller.
     *
     * @param telling shows a batch and completes each of them
     */
    Teller(ObjLongConsumer<List<Pending<?>>> telling) {
        this.telling = telling;
        this.thread = new Thread(this::run, "astra-store-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells these, now or soon. */
    void tell(List<Pending<?>> committed, long sequence) {
        if (committed.size() <= FEW && underway.get() == 0) {
            telling.accept(committed, sequence);
        } else {
            underway.incrementAndGet();
            batches.add(new Told(List.copyOf(committed), sequence));
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
        Told batch = take();
        while (batch.sequence != LAST.sequence) {
            telling.accept(batch.pendings, batch.sequence);
            underway.decrementAndGet();
            batch = take();
        }
    }

    private Told take() {
        while (true) {
            try {
                return batches.take();
            } catch (InterruptedException byAnExecutor) {
                // Whoever completes a stage ran on this thread and interrupted it; that is no reason to stop.
            }
        }
    }
}
