package dev.astra.launcher.business;

import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.audit.Notifier;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.View;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Notices that wait in the outbox, and a command that ends soon. */
public final class Notices {
    private static final long LOOK_AGAIN_MILLIS = 50;

    private Notices() {}

    /**
     * Tells what waits, unless a running instance does that.
     *
     * @param business where it waits
     * @param notifier who tells it; empty if nobody does
     * @param most the longest wait
     * @return how many notices still wait
     */
    public static int deliver(Business business, Optional<Notifier> notifier, Duration most)
            throws InterruptedException {
        if (business.operating() || notifier.isEmpty() || waiting(business) == 0) {
            return business.operating() ? 0 : waiting(business);
        }
        try (Outbox outbox = Outbox.builder(business.store(), business.scheduler())
                .handler(NoticeDelivery.TOPIC, new NoticeDelivery(notifier.get()))
                .build()) {
            outbox.start();
            long begun = System.nanoTime();
            while (waiting(business) > 0 && System.nanoTime() - begun < most.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        }
        return waiting(business);
    }

    private static int waiting(Business business) {
        View view = business.store().view();
        return (int) Outbox.waiting(view)
                .filter(delivery -> delivery.message().topic().equals(NoticeDelivery.TOPIC))
                .filter(delivery -> delivery.parked() == null)
                .count();
    }
}
