package dev.astra.core.store;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Makes one batch durable at a time: runs its changes on the newest durable root and appends what they left behind.
 * What readers see of it is the {@link Publisher}'s affair. It is a step function without a thread of its own, so that a test can
 * choose every interleaving.
 */
final class Committer {
    /** Where a batch stops growing, so that one fsync and one replay step stay short. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final int TRIES = 3;

    private final Journal journal;
    private final Publisher publisher;
    private final CommitClock clock;
    private final RandomGenerator random;
    private final BatchWriter writer = new BatchWriter();
    private final Pen pen = new Pen();
    private final String name =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private Root head;
    private volatile @Nullable Throwable broken;
    private long batches;

    Committer(Journal journal, Root empty, CommitClock clock, RandomGenerator random, Consumer<Commit> listener) {
        this.journal = journal;
        this.publisher = new Publisher(journal.archive(), empty, listener);
        this.head = empty;
        this.clock = clock;
        this.random = random;
    }

    /** Shows what is durable, and tells those who wait for it. */
    Publisher publisher() {
        return publisher;
    }

    /** The newest durable state that is shown. */
    Root shown() {
        return publisher.shown();
    }

    /** Shows all that is durable, whoever is told of it later; false if that cannot be done any more. */
    synchronized boolean show() {
        return publisher.showUpTo(head.sequence());
    }

    /** Why nothing can be written any more; null while it can. */
    @Nullable Throwable broken() {
        Throwable unfiled = publisher.broken();
        return unfiled == null ? broken : unfiled;
    }

    /**
     * What was done with the first of some changes.
     *
     * @param changes how many they are
     * @param sequence the batch that their answers rest on, theirs or an earlier one; 0 if on none
     */
    record Committed(int changes, long sequence) {}

    /** What a run of changes came to. */
    private record Run(Root root, List<RowChange<?, ?>> changes, List<Addition> additions, int taken) {}

    /** Commits the first of these changes, as many as fit a batch; nobody is told yet. */
    synchronized Committed step(List<? extends Pending<?>> pendings) {
        try {
            requireWritable();
            return commit(pendings);
        } catch (RuntimeException | Error failed) {
            pendings.forEach(pending -> pending.fail(failed));
            if (!(failed instanceof AstraException)) {
                broken = failed;
            }
            return new Committed(pendings.size(), 0);
        }
    }

    /** Reads the newest snapshot, then the log behind it; nobody is told of what was there before. */
    synchronized void load(Migrations migrations) {
        Layout full = head.layout();
        Root root = Loading.newest(journal, migrations.raw(full));
        for (Migration migration : migrations.missing(root, full)) {
            root = migrate(root, migration);
        }
        root = migrations.typed(root, full);
        publisher.start(root);
        head = root.unfiled();
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
        return BatchReader.apply(root, batch).root();
    }

    /** Reads what others wrote since, and shows it. */
    synchronized void catchUp() {
        requireShown();
        journal.replay(head.sequence(), batch -> {
            written(BatchReader.apply(head, batch));
            requireShown();
        });
    }

    /** Shows all that is durable, so that something new can follow. */
    private void requireShown() {
        show();
        if (publisher.broken() != null) {
            requireWritable();
        }
    }

    private void written(Publisher.Durable durable) {
        head = durable.root();
        publisher.add(durable);
    }

    private Committed commit(List<? extends Pending<?>> pendings) {
        while (true) {
            Run run = run(pendings);
            if (run.root == head) {
                return new Committed(run.taken, head.sequence());
            }
            long sequence = head.sequence() + 1;
            Batch batch = new Batch(sequence, run.root.time(), name + "-" + ++batches, writer.take());
            // The journal makes room in the archive for one batch: the records of the one before must be there.
            requireShown();
            if (append(batch)) {
                written(new Publisher.Durable(run.root.at(sequence), run.changes, run.additions));
                return new Committed(run.taken, sequence);
            }
            catchUp();
        }
    }

    /** Runs the changes one after the other, each on what the ones before made. */
    private Run run(List<? extends Pending<?>> pendings) {
        writer.forget();
        Root root = head;
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
        return new Run(root, changes, additions, taken);
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
                return journal.append(head.sequence(), batch);
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
        Throwable why = broken();
        if (why != null) {
            throw new UnavailableException("the store takes no writes until it is reopened: " + why.getMessage(), why);
        }
    }
}
