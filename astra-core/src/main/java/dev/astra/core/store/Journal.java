package dev.astra.core.store;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The log under a {@link Store}: batches in one order, durable before they count. Implemented by {@link InMemoryJournal}
 * and {@link dev.astra.core.store.file.FileJournal}.
 *
 * <ol>
 *   <li><b>Threading.</b> One thread at a time calls {@link #append} and {@link #replay}; another may call {@link #close}
 *       once that thread is done.
 *   <li><b>Order.</b> Sequences start at 1 and have no gaps. A batch is appended behind exactly the sequence that its
 *       writer had read up to, or not at all.
 *   <li><b>Durability.</b> When {@link #append} answers {@link AppendOutcome.Appended}, the batch survives the death of the
 *       process and, where the medium allows it, of the machine.
 *   <li><b>Failure.</b> A throw means unknown: the batch may be found later, wholly or not at all, never in part.
 *       {@link AppendOutcome.Refused} means surely not.
 *   <li><b>Idempotency.</b> Appending a batch whose id is the id of the batch at that place answers {@code Appended} and
 *       adds nothing.
 * </ol>
 */
public interface Journal extends AutoCloseable {
    /**
     * Reads what is durable, in order.
     *
     * @param afterSequence 0 for everything, else the last sequence already known
     * @param reader gets each batch once; what it throws ends the replay and reaches the caller
     * @throws dev.astra.core.CorruptDataException if the log is damaged; the message names the place and the way out
     * @throws dev.astra.core.UnavailableException if the log cannot be read now
     */
    void replay(long afterSequence, Consumer<Batch> reader);

    /**
     * Adds a batch behind {@code afterSequence}; durable when this returns {@code Appended}.
     *
     * @param afterSequence the last sequence that the writer knows of; {@code batch.sequence()} is one more
     * @param batch what to add
     * @throws dev.astra.core.UnavailableException if it is unknown whether the batch is durable
     */
    AppendOutcome append(long afterSequence, Batch batch);

    /** Where whole states can be kept; empty if this journal keeps batches only. The same answer at every call. */
    default Optional<Snapshots> snapshots() {
        return Optional.empty();
    }

    /**
     * How often this log took the place of an earlier one, by a restore or a recovery, and one more: what left the house before
     * is told from what leaves it now. At least 1; the same after the first {@link #replay} until it is closed.
     */
    default long epoch() {
        return 1;
    }

    /** Where this log's records of histories are kept; the same at every call, and closed with the log. */
    Archive archive();

    /** Marks a clean end and lets go of what is held. Idempotent. */
    @Override
    void close();
}
