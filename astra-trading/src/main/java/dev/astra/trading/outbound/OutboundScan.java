package dev.astra.trading.outbound;

import dev.astra.core.Actor;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Thread-safe; one scan at a time. Looks through the trades that an account has sent and declines those that the policy does
 * not want, and those that cannot take place any more because somebody no longer owns what they offer.
 *
 * <ul>
 *   <li>The details of a trade are fetched once and remembered; from then on it is judged anew in each scan, by the newest
 *       values, without asking the site about it.
 *   <li>That a trade is to be declined is durable before the site is asked, and that it is declined is believed only when
 *       it was read back. A scan that ended in between is continued by looking first, and by judging anew what is still open.
 *   <li>Each decision stands in the audit log with its prices, once, and again when it changes.
 *   <li>When the site wants a person, the scan halts, people are told once, and nothing is asked until {@link #resume}.
 *   <li>Nothing is declined unless {@link Builder#declining} was called. {@link #dryRun} judges and keeps nothing.
 * </ul>
 *
 * <pre>{@code
 * OutboundScan scan = OutboundScan.builder(store, gateway, values::book).policy(policy).declining().build();
 * ScanOutcome outcome = scan.run(Heartbeat.unwatched());
 * }</pre>
 */
public final class OutboundScan {
    /** The tables of the scan. The store needs those of the audit log too. */
    public static final Schema TABLES = Schema.of(TradeMemory.TRADES, Halt.HALTS);

    private final Builder settings;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private OutboundScan(Builder settings) {
        this.settings = settings;
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES} and {@code AuditLog.TABLES}
     * @param gateway the site
     * @param values the newest values; asked again and again
     */
    public static Builder builder(Store store, TradeGateway gateway, Supplier<Optional<ValueBook>> values) {
        return new Builder(store, gateway, values);
    }

    /**
     * Looks through all trades that are open and declines what is to be declined.
     *
     * @param heartbeat gets a sign of life at least every few seconds; a run that was replaced declines nothing
     * @throws dev.astra.core.UnavailableException if the site or the store could not be asked, after waiting and asking
     *     again; what was done until then is remembered
     * @throws dev.astra.core.RejectedException if the site answers in a way that does not change by asking again
     */
    public ScanOutcome run(Heartbeat heartbeat) throws InterruptedException {
        return settings.declining ? scan(heartbeat, false) : new ScanOutcome.Off();
    }

    /** Says what {@link #run} would do. Declines nothing, remembers nothing, and works without {@link Builder#declining}. */
    public ScanOutcome dryRun(Heartbeat heartbeat) throws InterruptedException {
        return scan(heartbeat, true);
    }

    /**
     * Lets the scan go on after a person has acted.
     *
     * @param staff who says so
     */
    public void resume(Tx tx, Actor staff) {
        memory(false).resumed(tx, staff);
    }

    /** Like {@link #resume(Tx, Actor)}, in a write of its own. */
    public void resume(Actor staff) {
        settings.store.execute(tx -> resume(tx, staff));
    }

    /** Why and since when the scan does nothing until {@link #resume}. */
    public Optional<Halt> halt(View view) {
        return view.table(Halt.HALTS).get(settings.name);
    }

    /** The remembered trades, by id. */
    public static Stream<TrackedTrade> trades(View view) {
        return view.table(TradeMemory.TRADES).all();
    }

    private ScanOutcome scan(Heartbeat heartbeat, boolean dry) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            Calls calls = new Calls(
                    settings.gateway, settings.retries, settings.pause, settings.chance, heartbeat, settings.maxPages);
            TradeMemory memory = memory(dry);
            ScanRun run = new ScanRun(
                    calls,
                    memory,
                    new Prices(settings.values, settings.policy, settings.mostAge, settings.clock),
                    settings.clock);
            Optional<Halt> halt = memory.halt();
            return halt.isPresent() ? run.halted(halt.get()) : run.run();
        } finally {
            oneAtATime.unlock();
        }
    }

    private TradeMemory memory(boolean dry) {
        return new TradeMemory(settings.store, settings.name, settings.telling, dry);
    }

    /** One thread. Settings of a scan. */
    public static final class Builder {
        private final Store store;
        private final TradeGateway gateway;
        private final Supplier<Optional<ValueBook>> values;
        private String name = "outbound";
        private TradePolicy policy = TradePolicy.STRICT;
        private boolean declining;
        private boolean telling;
        private Duration mostAge = Duration.ofHours(1);
        private int maxPages = 1_000;
        private RetryPolicy retries =
                new RetryPolicy(5, Backoff.constant(Duration.ofSeconds(60)), Duration.ofMinutes(15));
        private InstantSource clock = InstantSource.system();
        private Pause pause = Pause.real();
        private RandomGenerator chance = new java.util.SplittableRandom();

        private Builder(Store store, TradeGateway gateway, Supplier<Optional<ValueBook>> values) {
            this.store = Objects.requireNonNull(store, "store");
            this.gateway = Objects.requireNonNull(gateway, "gateway");
            this.values = Objects.requireNonNull(values, "values");
        }

        /** What a halt is remembered under; default {@code outbound}. */
        public Builder name(String scan) {
            this.name = Objects.requireNonNull(scan, "scan");
            return this;
        }

        /** Which trades are declined; default {@link TradePolicy#STRICT}. */
        public Builder policy(TradePolicy rule) {
            this.policy = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /** Lets the scan decline. Without it, only dry runs work. */
        public Builder declining() {
            this.declining = true;
            return this;
        }

        /** Has people told, through the outbox, by {@link dev.astra.core.audit.NoticeDelivery}. */
        public Builder telling() {
            this.telling = true;
            return this;
        }

        /** How old values may be to decline by; default an hour. */
        public Builder mostAge(Duration age) {
            if (age.isNegative()) {
                throw new IllegalArgumentException("mostAge must be >= 0, got " + age);
            }
            this.mostAge = age;
            return this;
        }

        /** After how many pages a list that does not end is given up; default 1,000. */
        public Builder maxPages(int pages) {
            if (pages < 1) {
                throw new IllegalArgumentException("maxPages must be >= 1, got " + pages);
            }
            this.maxPages = pages;
            return this;
        }

        /** How often and when the site is asked again; default 5 tries, 60 s apart, longer if it says so, up to 15 min. */
        public Builder retries(RetryPolicy policy) {
            this.retries = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** The wall clock. */
        public Builder clock(InstantSource wall) {
            this.clock = Objects.requireNonNull(wall, "wall");
            return this;
        }

        /** How to wait between tries. */
        public Builder pause(Pause waits) {
            this.pause = Objects.requireNonNull(waits, "waits");
            return this;
        }

        /** Where the random part of the back-off comes from. */
        public Builder chance(RandomGenerator generator) {
            this.chance = Objects.requireNonNull(generator, "generator");
            return this;
        }

        /** The scan. It has no thread; call {@link OutboundScan#run}, or hand it to a poller. */
        public OutboundScan build() {
            return new OutboundScan(this);
        }
    }
}
