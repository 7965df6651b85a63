package dev.astra.core.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Thread-safe. The durable commits of this process in order, for caches and views. It keeps the last {@value #KEPT}; who
 * falls further behind, or behind {@value #KEPT_CHANGES} changes of rows, reads a view again and goes on from {@link View#sequence}.
 */
public final class Feed {
    /** How many commits are kept. */
    public static final int KEPT = 1024;

    /** How many changes of rows are kept, in as many commits; but always the newest commit. */
    public static final int KEPT_CHANGES = 32 * 1024;

    private final Deque<Commit> commits = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long oldestMissed;
    private int changes;

    Feed() {}

    synchronized void startBehind(long sequence) {
        oldestMissed = sequence;
    }

    /** Immutable. What there is behind a sequence. */
    public sealed interface Answer {
        /**
         * The commits behind the sequence that was asked for, in order; empty if there are none yet.
         *
         * @param commits in order, without a gap
         */
        record Commits(List<Commit> commits) implements Answer {}

        /**
         * Some commits behind that sequence are not kept any more: read a view again.
         *
         * @param oldestKept the least sequence that can still be asked for
         */
        record Gone(long oldestKept) implements Answer {}

        /**
         * One function per case.
         *
         * @param commits the commits
         * @param gone some are not kept any more
         */
        default <R> R fold(Function<Commits, R> commits, Function<Gone, R> gone) {
            return this instanceof Commits it ? commits.apply(it) : gone.apply((Gone) this);
        }
    }

    /** The commits behind {@code sequence}; never waits. */
    public synchronized Answer after(long sequence) {
        if (sequence < oldestMissed) {
            return new Answer.Gone(oldestMissed);
        }
        return new Answer.Commits(
                commits.stream().filter(commit -> commit.sequence() > sequence).toList());
    }

    /**
     * Calls {@code wake} after each commit, on the store's thread: it must return at once, for example by handing a task to
     * an executor that then asks {@link #after}. What it throws is ignored.
     *
     * @return ends the calls when closed
     */
    public Subscription listen(Runnable wake) {
        listeners.add(wake);
        return () -> listeners.remove(wake);
    }

    /** Ends a {@link #listen} when closed; idempotent. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    void add(Commit commit) {
        synchronized (this) {
            commits.addLast(commit);
            changes += commit.changes().size();
            while (commits.size() > KEPT || (changes > KEPT_CHANGES && commits.size() > 1)) {
                Commit oldest = commits.removeFirst();
                oldestMissed = oldest.sequence();
                changes -= oldest.changes().size();
            }
        }
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException itsOwnAffair) {
                // A listener only hears that there is something; its failure must not stop the store.
            }
        }
    }
}
