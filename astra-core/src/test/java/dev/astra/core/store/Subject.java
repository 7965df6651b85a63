package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One thread. A store under test whose every step the test takes itself. */
interface Subject {
    /** Offers changes to be committed, as many in one go as it likes, and says what became of the first ones. */
    List<Answer> commit(List<? extends Change<?>> changes);

    View view();

    /** Whether it takes no more writes until a reopen. */
    boolean broken();

    void refresh();

    void snapshot();

    void compact();

    void close();

    /** What a change answered, or what it threw. */
    record Answer(@Nullable Object value, @Nullable Throwable thrown) {
        boolean unknown() {
            return thrown instanceof UnavailableException;
        }
    }

    /** The writer as a step function, without its thread. */
    static Subject stepped(Journal journal, Workers workers, Random random) {
        return new Stepped(journal, workers, random, () -> {});
    }

    /**
     * Like {@link #stepped(Journal, Workers, Random)}.
     *
     * @param between takes a turn between the choice of a state to keep and its keeping
     */
    static Subject stepped(Journal journal, Workers workers, Random random, Runnable between) {
        return new Stepped(journal, workers, random, between);
    }

    /** The whole store; one change is one commit. */
    static Subject whole(Journal journal, Workers workers, Random random) {
        Store store = Store.builder(journal)
                .clock(() -> Instant.EPOCH, () -> 0)
                .random(random)
                .workers(workers)
                .open(Notes.TABLES);
        return new Whole(store);
    }

    /** See {@link #stepped(Journal, Workers, Random)}. */
    final class Stepped implements Subject {
        private final Journal journal;
        private final Committer committer;
        private final @Nullable Snapshotter snapshotter;

        private Stepped(Journal journal, Workers workers, Random random, Runnable between) {
            this.journal = journal;
            Root empty = Root.empty(new Layout(List.of(Notes.TABLES, BuiltIn.TABLES)));
            CommitClock clock = new CommitClock(() -> Instant.EPOCH, () -> 0);
            this.committer = new Committer(journal, empty, clock, random, this::committed);
            this.snapshotter = journal.snapshots()
                    .map(snapshots -> new Snapshotter(snapshots, journal.archive(), () -> chosen(between), workers))
                    .orElse(null);
            committer.load(new Migrations(List.of()));
        }

        private Root chosen(Runnable between) {
            Root root = committer.shown();
            between.run();
            return root;
        }

        private void committed(Commit commit) {
            if (snapshotter != null) {
                snapshotter.look();
            }
        }

        private Snapshotter snapshotter() {
            if (snapshotter == null) {
                throw new IllegalStateException("expected a journal with snapshots");
            }
            return snapshotter;
        }

        @Override
        public List<Answer> commit(List<? extends Change<?>> changes) {
            List<Pending<?>> pendings = new ArrayList<>();
            List<CompletableFuture<?>> stages = new ArrayList<>();
            changes.forEach(change -> pendings.add(pending(change, stages)));
            Committer.Committed committed = committer.step(pendings);
            int taken = committed.changes();
            committer.publisher().tell(pendings.subList(0, taken), committed.sequence());
            return stages.subList(0, taken).stream().map(Stepped::answer).toList();
        }

        private static <T> Pending<T> pending(Change<T> change, List<CompletableFuture<?>> stages) {
            CompletableFuture<T> stage = new CompletableFuture<>();
            stages.add(stage);
            return Pending.staged(change, stage, Runnable::run);
        }

        private static Answer answer(CompletableFuture<?> stage) {
            if (!stage.isDone()) {
                throw new AssertionError("a change was taken and nobody was told");
            }
            try {
                return new Answer(stage.join(), null);
            } catch (CompletionException thrown) {
                return new Answer(null, thrown.getCause());
            }
        }

        @Override
        public View view() {
            return new Shown(committer.shown(), journal.archive());
        }

        @Override
        public boolean broken() {
            return committer.broken() != null;
        }

        @Override
        public void refresh() {
            committer.catchUp();
        }

        @Override
        public void snapshot() {
            snapshotter().take();
        }

        @Override
        public void compact() {
            snapshotter().compact(() -> commit(List.of(tx -> true)));
        }

        @Override
        public void close() {
            if (snapshotter != null) {
                snapshotter.close();
            }
            journal.close();
        }
    }

    /** See {@link #whole}. */
    record Whole(Store store) implements Subject {
        @Override
        public List<Answer> commit(List<? extends Change<?>> changes) {
            try {
                return List.of(new Answer(store.write(changes.get(0)), null));
            } catch (RuntimeException thrown) {
                return List.of(new Answer(null, thrown));
            }
        }

        @Override
        public View view() {
            return store.view();
        }

        @Override
        public boolean broken() {
            return !store.health().writable();
        }

        @Override
        public void refresh() {
            store.refresh();
        }

        @Override
        public void snapshot() {
            store.snapshot();
        }

        @Override
        public void compact() {
            store.compact();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
