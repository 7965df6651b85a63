package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Thread-safe. All state of a running Astra: one immutable root of persistent maps, fed by an append-only {@link Journal}.
 *
 * <p>One thread of the store's own, started by {@link Builder#open}, runs the changes one after the other, and writes all
 * that have queued up meanwhile in one go. A write returns once its change is durable; a read takes the newest durable
 * state, never waits and never makes a writer wait.
 *
 * <pre>{@code
 * try (Store store = Store.open(FileJournal.at(directory), Licensing.TABLES, MY_TABLES)) {
 *     long number = store.write(tx -> tx.next(NUMBERS));
 *     long open = store.read(view -> view.table(LICENSES).count());
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
    private final Committer committer;
    private final Archive archive;
    private final CommitClock clock;
    private final Feed feed;
    private final WriterThread writer;
    private final Optional<Snapshotter> snapshotter;
    private final long epoch;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    private Store(Builder builder, List<Schema> schemas) {
        List<Schema> all = new ArrayList<>(schemas);
        all.add(BuiltIn.TABLES);
        this.clock = new CommitClock(builder.clock, builder.nanoTime);
        this.feed = new Feed();
        this.archive = builder.journal.archive();
        this.committer =
                new Committer(builder.journal, Root.empty(new Layout(all)), clock, builder.random, this::committed);
        this.snapshotter = builder.journal
                .snapshots()
                .map(snapshots -> new Snapshotter(snapshots, archive, committer::shown, builder.workers));
        committer.load(new Migrations(builder.migrations));
        this.epoch = builder.journal.epoch();
        feed.startBehind(committer.shown().sequence());
        this.writer = new WriterThread(builder.queueCapacity, new Steps(), builder.journal::close);
    }

    /**
     * Opens a store with the usual settings.
     *
     * @param journal the log; closed with the store, also if opening fails
     * @param schemas the tables of the modules in use, and your own
     * @throws dev.astra.core.CorruptDataException if the log is damaged or a row cannot be read
     */
    public static Store open(Journal journal, Schema... schemas) {
        return builder(journal).open(schemas);
    }

    /**
     * Settings before opening.
     *
     * @param journal the log; closed with the store, also if opening fails
     */
    public static Builder builder(Journal journal) {
        return new Builder(journal);
    }

    /**
     * Runs the change on the newest state and waits until it is durable.
     *
     * @return what the change answered
     * @throws UnavailableException if the queue is full, the clock is not believed, the disk fails, or the wait was
     *     interrupted; in the last two cases the change may or may not be found after reopening, but wholly
     * @throws IllegalStateException inside a change or a view, or when the store is closed
     */
    public <T> T write(Change<T> change) {
        requireOutside("write");
        Pending<T> pending = Pending.blocking(Objects.requireNonNull(change, "change"));
        writer.offer(pending);
        return pending.await();
    }

    /**
     * Like {@link #write}, for a change that answers nothing.
     */
    public void execute(Consumer<? super Tx> change) {
        Objects.requireNonNull(change, "change");
        write(tx -> {
            change.accept(tx);
            return true;
        });
    }

    /**
     * Like {@link #write}, without waiting.
     *
     * @param change the change
     * @param executor completes the stage; the store's own thread never does
     * @return completes with what the change answered, once it is durable, or with what {@link #write} would throw
     */
    public <T> CompletionStage<T> writeAsync(Change<T> change, Executor executor) {
        requireOutside("writeAsync");
        CompletableFuture<T> stage = new CompletableFuture<>();
        writer.offer(Pending.staged(
                Objects.requireNonNull(change, "change"), stage, Objects.requireNonNull(executor, "executor")));
        return stage;
    }

    /**
     * Looks at the newest durable state.
     *
     * @return what the function answered
     * @throws IllegalStateException inside a change or a view
     */
    public <T> T read(Function<? super DurableView, T> question) {
        requireOutside("read");
        return inside(() -> question.apply(shown()));
    }

    /**
     * The newest durable state, to hold for longer. It does not change, and keeps what it shows in memory.
     */
    public DurableView view() {
        requireOutside("view");
        return shown();
    }

    private DurableView shown() {
        return new Shown(committer.shown(), archive);
    }

    /** Reads what other stores on the same journal have written. A file has no other; there it does nothing. */
    public void refresh() {
        requireOutside("refresh");
        committer.catchUp();
    }

    /**
     * Keeps the newest durable state beside the log, so that opening the store again reads less; commits go on meanwhile.
     * It also happens by itself when enough was written.
     *
     * @throws IllegalStateException if the journal keeps batches only
     * @throws UnavailableException if it could not be kept; nothing is lost by that
     */
    public void snapshot() {
        requireOutside("snapshot");
        snapshotter().take();
    }

    /**
     * Keeps the newest durable state and gives up everything older: what was taken away, a forgotten person for example, is
     * then in no file of the store. Backups are others' files.
     *
     * @throws IllegalStateException if the journal keeps batches only
     * @throws UnavailableException if it could not be done wholly; it is safe to repeat
     */
    public void compact() {
        requireOutside("compact");
        snapshotter().compact(() -> write(tx -> true));
    }

    /**
     * Hands the newest durable state to somebody who keeps it; commits go on meanwhile.
     *
     * @throws UnavailableException if it could not be kept, or the store was closed meanwhile
     */
    public void copyTo(SnapshotTarget target) {
        requireOutside("copyTo");
        Root root = committer.shown();
        target.save(new Snapshots.Point(root.sequence(), root.time()), new StateWriter(root));
    }

    /**
     * Reads all that histories hold, up to the newest durable state, and proves it: every line is whole, every pointer is the
     * one that follows from the records, and no record was edited. On the caller's thread; commits go on meanwhile.
     *
     * @return how many records there are
     * @throws dev.astra.core.CorruptDataException if anything is not as the state says; the message names the place
     * @throws UnavailableException if the archive cannot be read now
     */
    public long verifyHistories() {
        requireOutside("verifyHistories");
        return new PastVerification(committer.shown(), archive).run();
    }

    private Snapshotter snapshotter() {
        return snapshotter.orElseThrow(() ->
                new IllegalStateException("expected a journal that keeps snapshots, this one keeps batches only"));
    }

    private void committed(Commit commit) {
        feed.add(commit);
        snapshotter.ifPresent(Snapshotter::look);
    }

    /**
     * How often this store was restored from a backup or recovered, and one more. Versions that were counted in a later state
     * and are lost do not come again within an epoch: what is told to the outside is numbered by epoch first.
     */
    public long epoch() {
        return epoch;
    }

    /** The durable commits from now on. */
    public Feed feed() {
        return feed;
    }

    /** Says that the clock is right, after writes were refused because it jumped ahead. */
    public void confirmClock() {
        clock.confirm();
    }

    /** How the store is. */
    public StoreHealth health() {
        List<String> problems = new ArrayList<>();
        Throwable broken = committer.broken();
        if (broken != null) {
            problems.add("no writes until a reopen: " + broken.getMessage());
        }
        clock.problem().ifPresent(problems::add);
        snapshotter.flatMap(Snapshotter::problem).ifPresent(problems::add);
        return new StoreHealth(broken == null && !writer.closed(), writer.queued(), problems);
    }

    /** Commits what was accepted, gives a snapshot under way two seconds, marks a clean end and lets the journal go. Idempotent. */
    @Override
    public void close() {
        requireOutside("close");
        snapshotter.ifPresent(Snapshotter::close);
        writer.close();
    }

    /** What the store's own threads do; inside it the store takes no calls, which would wait for these very threads. */
    private final class Steps implements WriterThread.Step {
        @Override
        public Committer.Committed commit(List<Pending<?>> pendings) {
            return inside(() -> committer.step(pendings));
        }

        @Override
        public void rest() {
            inside(committer::show);
        }

        @Override
        public void tell(List<Pending<?>> pendings, long sequence) {
            inside(() -> committer.publisher().tell(pendings, sequence));
        }

        @Override
        public void makeSure() {
            committer.publisher().makeSure();
        }
    }

    private <T> T inside(Supplier<T> what) {
        inside.set(true);
        try {
            return what.get();
        } finally {
            inside.set(false);
        }
    }

    private void requireOutside(String what) {
        if (inside.get()) {
            throw new IllegalStateException(
                    what + " was called inside a change or a view; use the Tx or the View that you were given");
        }
    }

    /** One thread. Settings of a store. */
    public static final class Builder {
        private final Journal journal;
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanoTime = System::nanoTime;
        private RandomGenerator random = new SecureRandom();
        private int queueCapacity = 16 * 1024;
        private Workers workers = Workers.threads();
        private List<Migration> migrations = List.of();

        private Builder(Journal journal) {
            this.journal = Objects.requireNonNull(journal, "journal");
        }

        /**
         * Where time comes from.
         *
         * @param wall what commits are dated by
         * @param monotonic nanoseconds from any fixed point, never going back; tells a jump of {@code wall}
         */
        public Builder clock(InstantSource wall, LongSupplier monotonic) {
            this.clock = Objects.requireNonNull(wall, "wall");
            this.nanoTime = Objects.requireNonNull(monotonic, "monotonic");
            return this;
        }

        /** Where {@link Tx#random} comes from. */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How many changes may wait for the writer before further ones are refused; at least 1. */
        public Builder queueCapacity(int changes) {
            if (changes < 1) {
                throw new IllegalArgumentException("queueCapacity must be >= 1, got " + changes);
            }
            this.queueCapacity = changes;
            return this;
        }

        /** Every change of form that there ever was, the oldest first; those that are new to the store run at opening. */
        public Builder migrations(Migration... all) {
            this.migrations = List.of(all);
            return this;
        }

        /** Where snapshots are taken; a thread of their own unless said otherwise. */
        public Builder workers(Workers where) {
            this.workers = Objects.requireNonNull(where, "where");
            return this;
        }

        /** Reads the log and starts the writer. The journal is closed if this fails. */
        public Store open(Schema... schemas) {
            try {
                return new Store(this, Arrays.asList(schemas));
            } catch (RuntimeException | Error failed) {
                journal.close();
                throw failed;
            }
        }
    }
}
