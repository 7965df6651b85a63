package dev.astra.core.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thread-safe; one thread calls. Shows what was committed and tells those whose change it was, in the order of the commits, and
 * on a thread of its own where they are many: to file a change and to wake somebody takes as long as to run it, and the next
 * batch need not wait for that.
 */
final class Teller {
    /** Up to so many are told at once: handing over would cost more. */
    private static final int FEW = 4;

    private static final Told LAST = new Told(List.of(), -1);

    /** How long a thread that was told waits at most for another one to wake it. */
    private static final Duration PATIENCE = Duration.ofMillis(1);

    private final WriterThread.Step step;
    private final LinkedBlockingQueue<Told> batches = new LinkedBlockingQueue<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final Thread thread;

    /** Who is told, and of which batch. */
    private record Told(List<Pending<?>> pendings, long sequence) {}

    Teller(WriterThread.Step step) {
        this.step = step;
        this.thread = new Thread(this::run, "astra-store-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells these, now or soon. */
    void tell(List<Pending<?>> committed, long sequence) {
        if (committed.size() <= FEW && underway.get() == 0) {
            step.tell(committed, sequence);
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
            step.tell(batch.pendings, batch.sequence);
            underway.decrementAndGet();
            batch = take();
        }
        step.makeSure();
    }

    private Told take() {
        while (true) {
            try {
                Told next = batches.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    return next;
                }
                step.makeSure();
                return batches.take();
            } catch (InterruptedException byAnExecutor) {
                // Whoever completes a stage ran on this thread and interrupted it; that is no reason to stop.
            }
        }
    }
}
