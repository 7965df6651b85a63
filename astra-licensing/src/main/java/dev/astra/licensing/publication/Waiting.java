package dev.astra.licensing.publication;

import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/** Thread-safe. Who waits for which version to be out. Each waits no longer than the patience, so they do not pile up. */
final class Waiting {
    private final Scheduler scheduler;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>();
    private long out;

    Waiting(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    CompletionStage<PublicationOutcome> until(long version, long knownToBeOut) {
        Waiter waiter = new Waiter(version, new CompletableFuture<>());
        lock.lock();
        try {
            out = Math.max(out, knownToBeOut);
            if (out >= version) {
                return CompletableFuture.completedFuture(new PublicationOutcome.Published(out));
            }
            waiters.add(waiter);
        } finally {
            lock.unlock();
        }
        Scheduler.Handle end = scheduler.after(patience, () -> giveUp(waiter));
        return waiter.stage.whenComplete((outcome, failure) -> end.cancel()).minimalCompletionStage();
    }

    /** Answers everybody who waits for this version or an earlier one. */
    void out(long version) {
        List<Waiter> served;
        lock.lock();
        try {
            out = Math.max(out, version);
            served = waiters.stream().filter(waiter -> waiter.version <= out).toList();
            waiters.removeAll(served);
        } finally {
            lock.unlock();
        }
        served.forEach(waiter -> waiter.stage.complete(new PublicationOutcome.Published(version)));
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
        waiter.stage.complete(new PublicationOutcome.Pending(waiter.version));
    }

    /** Equal only to itself. */
    private static final class Waiter {
        private final long version;
        private final CompletableFuture<PublicationOutcome> stage;

        Waiter(long version, CompletableFuture<PublicationOutcome> stage) {
            this.version = version;
            this.stage = stage;
        }
    }
}
