package dev.astra.core.store;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Makes one batch durable at a time: runs its changes on the durable root, appends what they left behind, and
 * only then publishes the new root. It is a step function without a thread of its own, so that a
 * test can choose every interleaving.
 */
final class Committer {
    /** Where a batch stops growing, so that one fsync and one replay step stay short. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final int TRIES = 3;

    private final Journal journal;
    private final Archive archive;
    private final CommitClock clock;
    private final RandomGenerator random;
    private final Consumer<Commit> listener;
    private final BatchWriter writer = new BatchWriter();
    private final BatchReader reader = new BatchReader();
    private final Pen pen = new Pen();
    private final String name =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private volatile Root durable;
    private volatile @Nullable Throwable broken;
    private long batches;

    Committer(Journal journal, Root empty, CommitClock clock, RandomGenerator random, Consumer<Commit> listener) {
        this.journal = journal;
        this.archive = journal.archive();
        this.durable = empty;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
    }

    /** The newest durable state. */
    Root durable() {
        return durable;
    }

    /** Why nothing can be written any more; null while it can. */
    @Nullable Throwable broken() {
        return broken;
    }

    /** What a run of changes came to. */
    private record Run(Root root, List<RowChange<?, ?>> changes, List<byte[]> lines, int taken) {}

    /** Commits the first of these changes, as many as fit a batch, and says how many they were; nobody is told yet. */
    synchronized int step(List<? extends Pending<?>> pendings) {
        Run run = null;
        try {
            requireWritable();
            run = commit(pendings);
        } catch (RuntimeException | Error failed) {
            pendings.forEach(pending -> pending.fail(failed));
            if (!(failed instanceof AstraException)) {
                broken = failed;
            }
        }
        return run == null ? pendings.size() : run.taken;
    }

    /** Reads the newest snapshot, then the log behind it; nobody is told of what was there before. */
    synchronized void load(Migrations migrations) {
        Layout full = durable.layout();
        Root empty = Root.empty(migrations.raw(full));
        Root[] head = {
            journal.snapshots().map(snapshots -> snapshot(snapshots, empty)).orElse(empty)
        };
        long end = head[0].archiveEnd().position();
        archive.startAt(end);
        try (ArchiveTail tail = new ArchiveTail(archive, end)) {
            journal.replay(head[0].sequence(), batch -> {
                BatchReader.Applied applied = reader.apply(head[0], batch);
                tail.add(applied.lines());
                head[0] = applied.root();
            });
        }
        Root root = head[0];
        for (Migration migration : migrations.missing(root, full)) {
            root = migrate(root, migration);
        }
        durable = migrations.typed(root, full);
    }

    /** One batch with the record that it ran: a crash leaves it done or not begun. */
    private Root migrate(Root root, Migration migration) {
        Batch batch = new Batch(
                root.sequence() + 1,
                clock.next(root.time()),
                name + "-" + ++batches,
                Migrations.changes(migration, root));
        AppendOutcome outcome = journal.append(root.sequence(), batch);
        if (!(outcome instanceof AppendOutcome.Appended)) {
            throw new UnavailableException(
                    "migration " + migration.name() + " could not be written (" + outcome + "); open the store again");
        }
        return reader.apply(root, batch).root();
    }

    private Root snapshot(Snapshots snapshots, Root empty) {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "astra-load");
            thread.setDaemon(true);
            return thread;
        });
        try {
            StateReader[] last = new StateReader[1];
            return snapshots
                    .load(point -> last[0] = new StateReader(empty, point, executor))
                    .map(point -> last[0].root())
                    .orElse(empty);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Reads what others wrote since. */
    synchronized void catchUp() {
        journal.replay(durable.sequence(), batch -> {
            BatchReader.Applied applied = reader.apply(durable, batch);
            archive(applied.lines());
            durable = applied.root();
            listener.accept(new Commit(batch.sequence(), batch.time(), applied.changes()));
        });
    }

    private Run commit(List<? extends Pending<?>> pendings) {
        while (true) {
            Run run = run(pendings);
            if (run.root == durable) {
                return run;
            }
            long sequence = durable.sequence() + 1;
            Batch batch = new Batch(sequence, run.root.time(), name + "-" + ++batches, writer.take());
            if (append(batch)) {
                archive(run.lines);
                durable = run.root;
                listener.accept(new Commit(sequence, batch.time(), run.changes));
                return run;
            }
            catchUp();
        }
    }

    /** Runs the changes one after the other, each on what the ones before made. */
    private Run run(List<? extends Pending<?>> pendings) {
        writer.forget();
        Root root = durable;
        List<RowChange<?, ?>> changes = new ArrayList<>();
        List<Addition> additions = new ArrayList<>();
        int taken = 0;
        while (taken < pendings.size() && writer.size() < BATCH_BYTES) {
            Pending<?> pending = pendings.get(taken++);
            Draft draft = new Draft(root, clock.next(root.time()), random, pen);
            boolean ran = pending.run(draft);
            Draft.Made done = draft.end();
            if (ran && !done.isEmpty() && written(pending, done)) {
                root = draft.root();
                done.rows().forEach(row -> changes.add(row.row()));
                additions.addAll(done.additions());
            }
        }
        if (root == durable) {
            return new Run(durable, changes, List.of(), taken);
        }
        List<byte[]> lines = new ArrayList<>(additions.size());
        Root made = root.with(additions, lines).at(durable.sequence() + 1);
        return new Run(made, changes, lines, taken);
    }

    /** A row that its codec cannot write undoes the change that put it, and no other. */
    private boolean written(Pending<?> pending, Draft.Made made) {
        try {
            writer.add(made);
            return true;
        } catch (RuntimeException | StackOverflowError thrown) {
            pending.fail(thrown);
            return false;
        }
    }

    /**
     * Writes the records of a durable batch behind it, before anybody sees a root that points to them. They need no sync of
     * their own: until the archive has one, the log holds them.
     */
    private void archive(List<byte[]> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            archive.append(durable.archiveEnd().position(), lines);
        } catch (AstraException failed) {
            broken = failed;
            throw new UnavailableException(
                    "the change is durable, but its records could not be filed (" + failed.getMessage()
                            + "); reopen the store, then repeat the change with the same idempotency key",
                    failed);
        }
    }

    /** True once the batch is durable; false if someone was first. */
    private boolean append(Batch batch) {
        return offer(batch).fold(appended -> true, someoneWasFirst -> false, refused -> {
            throw new UnavailableException(refused.reason());
        });
    }

    /** Offers the batch until the journal answers; offering it again is harmless, since it is known by its id. */
    private AppendOutcome offer(Batch batch) {
        for (int tries = 1; ; tries++) {
            try {
                return journal.append(durable.sequence(), batch);
            } catch (AstraException thrown) {
                if (tries == TRIES) {
                    broken = thrown;
                    throw new UnavailableException(
                            "it is unknown whether the change is durable (" + thrown.getMessage()
                                    + "); reopen the store, then repeat it with the same idempotency key",
                            thrown);
                }
            }
        }
    }

    private void requireWritable() {
        Throwable why = broken;
        if (why != null) {
            throw new UnavailableException("the store takes no writes until it is reopened: " + why.getMessage(), why);
        }
    }
}
