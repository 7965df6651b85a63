package dev.astra.licensing.publication;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import dev.astra.core.time.Pause;
import dev.astra.core.time.Scheduler;
import dev.astra.licensing.Licensing;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe. Keeps the published list at the newest durable version. It is the outbox handler of {@link
 * Licensing#WHITELIST_TOPIC}: what the outbox repeats after a failure is repeated here, always with the newest list.
 *
 * <p>It publishes at most once per {@value #LEAST_GAP_MILLIS} ms and per {@value #GAP_FACTOR} times the time that the last
 * publication took, so that publishing never takes more than a sixth of the time; changes in between are published
 * together.
 */
public final class Publication implements OutboxHandler {
    /** The least time between the beginnings of two publications, in milliseconds. */
    public static final int LEAST_GAP_MILLIS = 200;

    /** How many times the duration of the last publication must pass before the next. */
    public static final int GAP_FACTOR = 5;

    /** The tables of what is out. */
    public static final Schema TABLES = Schema.of(PublishedList.LISTS, Edition.EDITIONS);

    private final Store store;
    private final Licensing licensing;
    private final WhitelistPublisher publisher;
    private final Scheduler scheduler;
    private final Pause pause;
    private final Waiting waiting;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private long outHere = -1;
    private OptionalLong notBefore = OptionalLong.empty();

    private Publication(Builder builder) {
        this.store = builder.store;
        this.licensing = builder.licensing;
        this.publisher = builder.publisher;
        this.scheduler = builder.scheduler;
        this.pause = builder.pause;
        this.waiting = new Waiting(builder.scheduler, builder.patience);
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES} and the tables of the licensing
     * @param licensing whose list it is
     * @param publisher where it goes
     * @param scheduler time
     */
    public static Builder builder(Store store, Licensing licensing, WhitelistPublisher publisher, Scheduler scheduler) {
        return new Builder(store, licensing, publisher, scheduler);
    }

    /**
     * Asks for the list to be published once more, whether or not it has changed since it was published last: what is out
     * may have been lost meanwhile. Call it at start-up, before the outbox starts.
     */
    public void start() {
        store.execute(licensing::republish);
    }

    /** Publishes the newest list, unless the version that the message is about is out already. */
    @Override
    public void deliver(Delivery delivery) {
        String payload = delivery.message().payload();
        oneAtATime.lock();
        try {
            if (payload.isEmpty() || version(payload) > outHere) {
                publish();
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Publishes the newest list now; waits for the gap to pass first.
     *
     * @return the version that is out
     * @throws UnavailableException if it may not be out; try again
     * @throws dev.astra.core.RejectedException if somebody must look
     */
    public long publishNow() {
        oneAtATime.lock();
        try {
            return publish();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Waits for a version to be out.
     *
     * @param version as a bind outcome gives it
     * @return completes as soon as that version or a later one is out, or after the patience has passed; on the publishing
     *     thread or the scheduler's, or at once
     */
    public CompletionStage<PublicationOutcome> published(long version) {
        return waiting.until(version, published(store.view()));
    }

    /** The version that was out last, according to a state of the store; 0 when none ever was. */
    public static long published(View view) {
        return view.table(PublishedList.LISTS)
                .get(Licensing.WHITELIST_TOPIC)
                .map(PublishedList::version)
                .orElse(0L);
    }

    private long publish() {
        waitForTheGap();
        WhitelistSnapshot snapshot = WhitelistSnapshot.of(store.view());
        long begun = scheduler.nanos();
        try {
            publisher.publish(snapshot);
        } finally {
            long gap =
                    Math.max(Duration.ofMillis(LEAST_GAP_MILLIS).toNanos(), GAP_FACTOR * (scheduler.nanos() - begun));
            notBefore = OptionalLong.of(begun + gap);
        }
        long version = snapshot.version();
        store.execute(
                tx -> tx.put(PublishedList.LISTS, new PublishedList(Licensing.WHITELIST_TOPIC, version, tx.now())));
        outHere = version;
        waiting.out(version);
        return version;
    }

    private void waitForTheGap() {
        if (notBefore.isEmpty()) {
            return;
        }
        try {
            pause.pause(Duration.ofNanos(notBefore.getAsLong() - scheduler.nanos()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted before the list was published; it is published later", stop);
        }
    }

    private static long version(String payload) {
        try {
            return Long.parseLong(payload);
        } catch (NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** One thread. Settings of a publication. */
    public static final class Builder {
        private final Store store;
        private final Licensing licensing;
        private final WhitelistPublisher publisher;
        private final Scheduler scheduler;
        private Pause pause = Pause.real();
        private Duration patience = Duration.ofSeconds(10);

        private Builder(Store store, Licensing licensing, WhitelistPublisher publisher, Scheduler scheduler) {
            this.store = Objects.requireNonNull(store, "store");
            this.licensing = Objects.requireNonNull(licensing, "licensing");
            this.publisher = Objects.requireNonNull(publisher, "publisher");
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /** How the publishing thread waits for the gap; for real unless set. */
        public Builder pause(Pause waiting) {
            this.pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /** How long {@link Publication#published} waits before it answers "pending"; 10 s unless set. */
        public Builder patience(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("patience must be >= 0, got " + time);
            }
            this.patience = time;
            return this;
        }

        /** The service; nothing runs yet. */
        public Publication build() {
            return new Publication(this);
        }
    }
}
