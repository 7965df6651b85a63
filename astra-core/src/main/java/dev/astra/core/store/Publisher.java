package dev.astra.core.store;

import dev.astra.core.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The way of a durable batch to those who read: its records are written behind the archive, the state is shown with
 * them in it, and the listener hears of it. Changes never look at records, so the next batch can run and be written meanwhile;
 * one batch at a time is on its way.
 */
final class Publisher {
    private final Archive archive;
    private final Consumer<Commit> listener;
    private final Waking waking = new Waking();
    private volatile Root shown;
    private volatile @Nullable Throwable broken;
    private @Nullable Durable next;

    /**
     * A batch that the log holds.
     *
     * @param root what it made, {@link Root#unfiled}
     * @param changes the rows that changed
     * @param additions the records that it added to histories, in order
     */
    record Durable(Root root, List<RowChange<?, ?>> changes, List<Addition> additions) {}

    Publisher(Archive archive, Root empty, Consumer<Commit> listener) {
        this.archive = archive;
        this.shown = empty;
        this.listener = listener;
    }

    /** Shows a state whose records are in the archive. */
    synchronized void start(Root root) {
        shown = root;
    }

    /** The newest state that is shown. */
    Root shown() {
        return shown;
    }

    /** Why nothing further can be shown; null while it can. */
    @Nullable Throwable broken() {
        return broken;
    }

    /** Takes the batch behind the one that is shown. */
    synchronized void add(Durable durable) {
        if (next != null || durable.root.sequence() != shown.sequence() + 1) {
            throw new IllegalStateException("expected batch " + (shown.sequence() + 1) + " to be shown next, got batch "
                    + durable.root.sequence());
        }
        next = durable;
    }

    /** Shows what is durable up to a batch; false if that cannot be done any more. */
    boolean showUpTo(long sequence) {
        return shown.sequence() >= sequence || showNext(sequence);
    }

    private synchronized boolean showNext(long sequence) {
        Durable durable = next;
        if (durable != null && broken == null) {
            try {
                show(durable);
            } catch (RuntimeException | Error failed) {
                broken = failed;
            }
        }
        return shown.sequence() >= sequence;
    }

    private void show(Durable durable) {
        List<byte[]> lines = new ArrayList<>(durable.additions.size());
        Root root = durable.root.filed(shown, durable.additions, lines);
        if (!lines.isEmpty()) {
            // No sync: until the archive has one, the log holds the records.
            archive.append(shown.archiveEnd().position(), lines);
        }
        shown = root;
        next = null;
        listener.accept(new Commit(root.sequence(), root.time(), durable.changes));
    }

    /**
     * Tells those who wait, once what they were answered from is shown.
     *
     * @param sequence the batch that the answers rest on; 0 if on none
     * @return whether it is shown
     */
    boolean tell(List<? extends Pending<?>> pendings, long sequence) {
        boolean done = showUpTo(sequence);
        if (!done) {
            UnavailableException unfiled = unfiled();
            pendings.forEach(pending -> pending.fail(unfiled));
        }
        waking.tell(pendings);
        return done;
    }

    /** Wakes those who were told and have not heard yet. */
    void makeSure() {
        waking.makeSure();
    }

    private UnavailableException unfiled() {
        Throwable why = Objects.requireNonNull(broken);
        return new UnavailableException(
                "the change is durable, but its records could not be filed (" + why.getMessage()
                        + "); reopen the store, then repeat the change with the same idempotency key",
                why);
    }
}
