package dev.astra.core.store;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Thread-safe. Delivers what transactions sent with {@link Tx#send}: lane by lane in order, at least once, again with
 * back-off where it failed, from where it stood after a restart. A message that cannot be delivered is parked: it blocks its
 * own lane until {@link #release}, and no other.
 *
 * <p>Nothing runs before {@link #start}.
 */
public final class Outbox implements AutoCloseable {
    private final Store store;
    private final Map<String, OutboxHandler> handlers;
    private final OutboxListener listener;
    private final Backoff backoff;
    private final int tries;
    private final Optional<Lease> lease;
    private final Lanes lanes;

    private Outbox(Builder builder) {
        this.store = builder.store;
        this.handlers = Map.copyOf(builder.handlers);
        this.listener = builder.listener;
        this.backoff = builder.backoff;
        this.tries = builder.tries;
        this.lease = builder.lease.map(length -> new Lease(builder.store, "outbox", length));
        this.lanes = new Lanes(builder.store, builder.scheduler, builder.workers, builder.lanesAtOnce, this::next);
    }

    /**
     * Settings before building.
     *
     * @param store where the messages are
     * @param scheduler when to look again
     */
    public static Builder builder(Store store, Scheduler scheduler) {
        return new Builder(store, scheduler);
    }

    /** Begins to deliver, first what was left over. */
    public void start() {
        lanes.start();
    }

    /** Begins no further delivery. One that is under way ends by itself and is taken off the outbox, or comes again. */
    @Override
    public void close() {
        lanes.close();
    }

    /** What waits or is parked, in the order it was sent. */
    public static Stream<Delivery> waiting(View view) {
        return view.table(Delivery.TABLE).all();
    }

    /**
     * The message of a topic and key that waits or is parked.
     *
     * @return empty if it was delivered, or never sent
     */
    public static Optional<Delivery> find(View view, String topic, String key) {
        return view.index(Delivery.BY_NAME).first(new Delivery.Name(topic, key));
    }

    /**
     * Lets a parked message be tried again.
     *
     * @return the message as it stands now; empty if there is no parked message of this number
     */
    public Optional<Delivery> release(long id) {
        return store.write(tx -> {
            Optional<Delivery> parked = tx.table(Delivery.TABLE).get(id).filter(row -> row.parked() != null);
            Optional<Delivery> released = parked.map(row -> row.released(tx.now()));
            released.ifPresent(row -> tx.put(Delivery.TABLE, row));
            return released;
        });
    }

    /**
     * Parks everything that waits, until {@link #release}: after a restore, when some of it may have been delivered already.
     *
     * @param store the store; no outbox of it was started
     * @param reason kept with each message
     * @return how many there were
     */
    public static long park(Store store, String reason) {
        return store.write(tx -> {
            List<Delivery> free =
                    waiting(tx).filter(row -> row.parked() == null).toList();
            free.forEach(row -> tx.put(Delivery.TABLE, row.parked(reason)));
            return (long) free.size();
        });
    }

    /** One step of a lane: tries its first message if that is due, and says when to look at the lane again. */
    private Lanes.Next next(String lane, Instant now) {
        Optional<Delivery> first = store.view().index(Delivery.BY_LANE).first(lane);
        if (first.isEmpty() || first.get().parked() != null) {
            return Lanes.Next.ON_CHANGE;
        }
        Delivery delivery = first.get();
        OutboxHandler handler = handlers.get(delivery.message().topic());
        if (handler == null) {
            return Lanes.Next.ON_CHANGE;
        }
        if (delivery.due().isAfter(now)) {
            return Lanes.Next.in(Duration.between(now, delivery.due()));
        }
        Duration elsewhere = lease.map(held -> held.wait(now)).orElse(Duration.ZERO);
        if (!elsewhere.isZero()) {
            return Lanes.Next.in(elsewhere);
        }
        deliver(delivery, handler);
        return Lanes.Next.AT_ONCE;
    }

    private void deliver(Delivery delivery, OutboxHandler handler) {
        try {
            handler.deliver(delivery);
        } catch (RuntimeException failure) {
            failed(delivery, failure);
            return;
        }
        store.execute(tx -> tx.remove(Delivery.TABLE, delivery.id()));
    }

    private void failed(Delivery delivery, RuntimeException failure) {
        boolean park = failure instanceof RejectedException
                || (!(failure instanceof UnavailableException) && delivery.attempts() + 1 >= tries);
        Duration wait = wait(delivery, failure);
        Optional<Delivery> stands = store.write(tx -> {
            Optional<Delivery> after = tx.table(Delivery.TABLE)
                    .get(delivery.id())
                    .map(row -> park
                            ? row.parked(Objects.toString(failure.getMessage(), failure.toString()))
                            : row.failed(tx.now().plus(wait)));
            after.ifPresent(row -> tx.put(Delivery.TABLE, row));
            return after;
        });
        stands.ifPresent(row -> tell(row, failure));
    }

    private Duration wait(Delivery delivery, RuntimeException failure) {
        Duration wait = backoff.wait(delivery.attempts() + 1, ThreadLocalRandom.current());
        Duration hint = failure instanceof UnavailableException unavailable
                ? unavailable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return hint.compareTo(wait) > 0 ? hint : wait;
    }

    private void tell(Delivery delivery, RuntimeException failure) {
        if (delivery.parked() != null) {
            listener.parked(delivery, failure);
        } else {
            listener.retrying(delivery, failure);
        }
    }

    /** The topics that messages wait for and that nobody handles. */
    public List<String> unhandled() {
        return waiting(store.view())
                .map(delivery -> delivery.message().topic())
                .filter(topic -> !handlers.containsKey(topic))
                .distinct()
                .toList();
    }

    /** One thread. Settings of an outbox. */
    public static final class Builder {
        private final Store store;
        private final Scheduler scheduler;
        private final Map<String, OutboxHandler> handlers = new HashMap<>();
        private Workers workers = Workers.threads();
        private OutboxListener listener = (delivery, failure) -> {};
        private Backoff backoff = Backoff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(15));
        private int tries = 10;
        private int lanesAtOnce = 4;
        private Optional<Duration> lease = Optional.empty();

        private Builder(Store store, Scheduler scheduler) {
            this.store = Objects.requireNonNull(store, "store");
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /** Who delivers a topic. Messages of a topic without a handler wait. */
        public Builder handler(String topic, OutboxHandler handler) {
            if (handlers.putIfAbsent(topic, Objects.requireNonNull(handler, "handler")) != null) {
                throw new IllegalArgumentException("topic " + topic + " already has a handler");
            }
            return this;
        }

        /** Where deliveries run. */
        public Builder workers(Workers where) {
            this.workers = Objects.requireNonNull(where, "where");
            return this;
        }

        /** Who hears of failures. */
        public Builder listener(OutboxListener hears) {
            this.listener = Objects.requireNonNull(hears, "hears");
            return this;
        }

        /** The waits between tries; 1 s doubling to 15 min unless said otherwise. */
        public Builder backoff(Backoff waits) {
            this.backoff = Objects.requireNonNull(waits, "waits");
            return this;
        }

        /** How often a message that fails in an unexpected way is tried before it is parked; 10 unless said otherwise. */
        public Builder tries(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("tries must be >= 1, got " + most);
            }
            this.tries = most;
            return this;
        }

        /** How many lanes are delivered at the same time; 4 unless said otherwise. */
        public Builder lanesAtOnce(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("lanesAtOnce must be >= 1, got " + most);
            }
            this.lanesAtOnce = most;
            return this;
        }

        /**
         * For several nodes on one journal: only the one that has the lease delivers, and another takes over when it has not
         * renewed it in time. Longer than any delivery takes. A store of one process needs none, which is the default.
         */
        public Builder lease(Duration length) {
            if (length.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("lease must be >= PT1S, got " + length);
            }
            this.lease = Optional.of(length);
            return this;
        }

        /** Starts nothing yet. */
        public Outbox build() {
            return new Outbox(this);
        }
    }
}
