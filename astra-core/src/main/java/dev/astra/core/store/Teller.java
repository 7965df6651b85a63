package dev.astra.core.store;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One thread tells. Tells those whose change was committed, on a thread of its own where they are many: waking somebody takes
 * as long as running his change, and the next batch need not wait for it.
 */
final class Teller {
    /** Up to so many are told at once: handing over would cost more. */
    private static final int FEW = 4;

    private static final List<Pending<?>> LAST = List.of();

    private final LinkedBlockingQueue<List<Pending<?>>> batches = new LinkedBlockingQueue<>();

    Teller() {
        Thread thread = new Thread(this::run, "astra-store-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells these, now or soon. */
    void tell(List<Pending<?>> committed) {
        if (committed.size() <= FEW) {
            committed.forEach(Pending::complete);
        } else {
            batches.add(List.copyOf(committed));
        }
    }

    /** Tells the last ones; nobody is told after that. */
    void close() {
        batches.add(LAST);
    }

    private void run() {
        List<Pending<?>> batch = take();
        while (batch != LAST) {
            batch.forEach(Pending::complete);
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
