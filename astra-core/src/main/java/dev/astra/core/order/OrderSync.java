package dev.astra.core.order;

import dev.astra.core.Actor;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Thread-safe. Brings a shop's orders into the store, one cycle per call.
 *
 * <p>A cycle reads pages from the newest order on and stops at the first page on which every order is known: stored, or
 * unpaid and remembered as such. Once a day, and when the product filter changed, it reads all pages. Orders that were
 * unpaid are asked for again, one by one, for 72 hours; those that the shop announced, once. What came in is then stored in one transaction, in the order of
 * payment; a cycle that fails stores nothing. An answer that did not come is asked for again at the same page, after a
 * back-off, and never taken for the end.
 */
public final class OrderSync {
    /** How long an unpaid order is asked for again. */
    public static final Duration UNPAID_FOR = Duration.ofDays(3);

    /** How many unpaid orders a cycle asks for again, the newest. */
    public static final int MAX_REREAD = 200;

    private static final int MAX_REREAD_FAILURES = 3;
    private static final Actor ACTOR = Actor.system("order-sync");

    private final Store store;
    private final OrderSource source;
    private final String name;
    private final Set<String> products;
    private final Duration fullEvery;
    private final int maxPages;
    private final OrderListener listener;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator chance;

    private OrderSync(Builder settings) {
        this.store = settings.store;
        this.source = settings.source;
        this.name = settings.name;
        this.products = Set.copyOf(settings.products);
        this.fullEvery = settings.fullEvery;
        this.maxPages = settings.maxPages;
        this.listener = settings.listener;
        this.retries = settings.retries;
        this.clock = settings.clock;
        this.pause = settings.pause;
        this.chance = settings.chance;
    }

    /**
     * Begins to describe a sync.
     *
     * @param store opened with {@link OrderRegistry#TABLES} and {@link dev.astra.core.audit.AuditLog#TABLES}
     * @param source the shop
     */
    public static Builder builder(Store store, OrderSource source) {
        return new Builder(Objects.requireNonNull(store, "store"), Objects.requireNonNull(source, "source"));
    }

    /**
     * One cycle: what is new, or everything once a day.
     *
     * @param heartbeat gets a sign of life at least every few seconds; a run that was replaced stores nothing
     * @throws UnavailableException if the shop or the store could not be asked; nothing was stored
     * @throws RejectedException if the shop refuses; nothing was stored
     */
    public SyncReport run(Heartbeat heartbeat) throws InterruptedException {
        Instant now = clock.instant();
        return cycle(heartbeat, now, fullIsDue(now));
    }

    /**
     * One cycle over all pages, whether it is due or not.
     *
     * @param heartbeat as for {@link #run}
     */
    public SyncReport runFull(Heartbeat heartbeat) throws InterruptedException {
        return cycle(heartbeat, clock.instant(), true);
    }

    private boolean fullIsDue(Instant now) {
        Optional<SyncMemory> memory =
                store.read(view -> view.table(OrderRegistry.SYNCS).get(name));
        return memory.isEmpty()
                || !memory.get().products().equals(sortedProducts())
                || memory.get().fullAt().isAfter(now)
                || !memory.get().fullAt().plus(fullEvery).isAfter(now);
    }

    private SyncReport cycle(Heartbeat heartbeat, Instant now, boolean full) throws InterruptedException {
        SyncReading reading = new SyncReading();
        List<AnnouncedOrder> announced = readAnnounced(heartbeat, reading);
        readPages(heartbeat, full, reading);
        rereadUnpaid(heartbeat, now, reading);
        SyncPlan plan = store.read(view -> SyncPlan.of(view, reading.orders(), products));
        heartbeat.beat();
        if (plan.isEmpty() && !full && announced.isEmpty()) {
            return reading.report(false, plan, plan.nothingStored());
        }
        return store.write(tx -> {
            if (!heartbeat.current()) {
                throw new UnavailableException("this run was replaced; it stores nothing, its successor will");
            }
            SyncPlan.Stored stored = plan.store(tx, ACTOR, listener);
            OrderRegistry.read(tx, announced);
            if (full) {
                tx.put(OrderRegistry.SYNCS, new SyncMemory(name, tx.now(), sortedProducts()));
            }
            return reading.report(full, plan, stored);
        });
    }

    /** A full read believes only an empty page, or one behind the last that repeats what was read. */
    private void readPages(Heartbeat heartbeat, boolean full, SyncReading reading) throws InterruptedException {
        Pause wait = heartbeat.over(pause);
        boolean behindLast = false;
        for (int number = 1; number <= maxPages; number++) {
            int asked = number;
            heartbeat.beat();
            OrderPage page = retries.call(wait, chance, () -> source.page(asked));
            boolean news = reading.page(page);
            boolean empty = page.orders().isEmpty() && page.skipped().isEmpty();
            if (empty || (behindLast && !news) || (!full && (page.last() || fullyKnown(page)))) {
                return;
            }
            behindLast = page.last();
        }
        throw new RejectedException("expected the shop's pages to end by page " + maxPages
                + ", they go on; raise maxPages if there are that many");
    }

    /** Orders of other products and malformed ones say nothing; a page of only such is not known. */
    private boolean fullyKnown(OrderPage page) {
        List<ShopOrder> ours = page.orders().stream()
                .filter(order -> SyncPlan.wanted(order, products))
                .toList();
        return !ours.isEmpty() && store.read(view -> ours.stream().allMatch(order -> OrderRegistry.known(view, order)));
    }

    private void rereadUnpaid(Heartbeat heartbeat, Instant now, SyncReading reading) throws InterruptedException {
        List<OrderId> open =
                store.read(view -> OrderRegistry.unpaidSince(view, now.minus(UNPAID_FOR), MAX_REREAD, reading::has));
        reread(heartbeat, open, "an unpaid order", reading);
    }

    /** Which of the announced orders were read, so that they are announced no more. */
    private List<AnnouncedOrder> readAnnounced(Heartbeat heartbeat, SyncReading reading) throws InterruptedException {
        List<AnnouncedOrder> announced = store.read(view -> OrderRegistry.announced(view, MAX_REREAD));
        List<OrderId> ids = announced.stream().map(AnnouncedOrder::id).toList();
        Set<OrderId> done = Set.copyOf(reread(heartbeat, ids, "an announced order", reading));
        return announced.stream().filter(order -> done.contains(order.id())).toList();
    }

    private List<OrderId> reread(Heartbeat heartbeat, List<OrderId> open, String what, SyncReading reading)
            throws InterruptedException {
        List<OrderId> done = new ArrayList<>();
        int failures = 0;
        for (OrderId id : open) {
            heartbeat.beat();
            try {
                reading.asked();
                source.find(id).ifPresent(reading::again);
                done.add(id);
            } catch (UnavailableException | RejectedException failure) {
                reading.malformed(what + " could not be read again: " + failure.getMessage());
                if (++failures == MAX_REREAD_FAILURES) {
                    break;
                }
            }
        }
        return done;
    }

    private List<String> sortedProducts() {
        return List.copyOf(new TreeSet<>(products));
    }

    /** One thread. Settings of a sync. */
    public static final class Builder {
        private final Store store;
        private final OrderSource source;
        private String name = "shop";
        private Set<String> products = Set.of();
        private Duration fullEvery = Duration.ofDays(1);
        private int maxPages = 10_000;
        private OrderListener listener = (tx, order) -> {};
        private RetryPolicy retries = new RetryPolicy(
                6, Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(2)), Duration.ofMinutes(10));
        private InstantSource clock = InstantSource.system();
        private Pause pause = Pause.real();
        private RandomGenerator chance = new java.util.SplittableRandom();

        private Builder(Store store, OrderSource source) {
            this.store = store;
            this.source = source;
        }

        /** Tells several shops apart in the store. Default {@code shop}. */
        public Builder name(String shop) {
            this.name = Objects.requireNonNull(shop, "name");
            return this;
        }

        /** Which of the shop's products count, by the shop's ids; empty means all, which is the default. */
        public Builder products(Set<String> ids) {
            this.products = Set.copyOf(ids);
            return this;
        }

        /** How often all pages are read; default once a day. */
        public Builder fullEvery(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("fullEvery must be >= 0, got " + time);
            }
            this.fullEvery = time;
            return this;
        }

        /** After how many pages a shop whose pages do not end is given up; default 10,000. */
        public Builder maxPages(int pages) {
            if (pages < 1) {
                throw new IllegalArgumentException("maxPages must be >= 1, got " + pages);
            }
            this.maxPages = pages;
            return this;
        }

        /** Who reacts to refunds and disputes, within the transaction. */
        public Builder listener(OrderListener reacts) {
            this.listener = Objects.requireNonNull(reacts, "listener");
            return this;
        }

        /** How often and when a page is asked for again; default 6 tries, from 5 s doubling to 2 minutes. */
        public Builder retries(RetryPolicy policy) {
            this.retries = Objects.requireNonNull(policy, "retries");
            return this;
        }

        /** The wall clock. */
        public Builder clock(InstantSource wall) {
            this.clock = Objects.requireNonNull(wall, "clock");
            return this;
        }

        /** How to wait between tries. */
        public Builder pause(Pause waits) {
            this.pause = Objects.requireNonNull(waits, "pause");
            return this;
        }

        /** Where the random part of the back-off comes from. */
        public Builder chance(RandomGenerator generator) {
            this.chance = Objects.requireNonNull(generator, "chance");
            return this;
        }

        /** The sync. It has no thread; call {@link OrderSync#run}, or hand it to a poller as {@code sync::run}. */
        public OrderSync build() {
            return new OrderSync(this);
        }
    }
}
