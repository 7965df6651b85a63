package dev.astra.core.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a {@link Journal} may offer beside its batches: a place for whole states, so that opening a store does not take
 * longer with every batch that was ever written. Implemented by {@link dev.astra.core.store.file.FileJournal}.
 *
 * <ol>
 *   <li><b>Form.</b> A snapshot is a point of the log and blocks. A block is ASCII, some whole lines, each ended by a
 *       newline: the rows of the state, in any order. The engine keeps blocks as they are; it may cut and join them between
 *       lines.
 *   <li><b>Threading.</b> {@link #save} and {@link #compact} are called by one thread at a time, which is not the one that
 *       appends, and run beside it. {@link #load} is called by the thread that replays, before it does.
 *   <li><b>Whole or not there.</b> A snapshot counts only once it is durable and was read back. A failure or a crash before
 *       that leaves the log as it was.
 *   <li><b>Nothing lost.</b> Batches are given up only behind a snapshot that counts. A damaged snapshot is never loaded:
 *       an older one whose batches are all there takes its place, or loading is refused.
 * </ol>
 */
public interface Snapshots extends SnapshotTarget {
    /**
     * Immutable. A place in the log.
     *
     * @param sequence the last batch in the state
     * @param time that batch's time
     */
    record Point(long sequence, Instant time) {}

    /**
     * Reads the newest snapshot that is whole.
     *
     * @param reader asked for a taker of blocks for each snapshot that is tried; only the last one's blocks count
     * @return the point of the snapshot that was read; empty if there is none
     * @throws dev.astra.core.CorruptDataException if none is whole and batches that are needed without it are gone
     * @throws dev.astra.core.UnavailableException if it cannot be read now
     */
    Optional<Point> load(Function<Point, Consumer<byte[]>> reader);

    /** Whether so much was appended behind the newest snapshot that a new one is worth its cost. Thread-safe, at once. */
    boolean due();

    /**
     * Begins a new part of the log behind the last batch, so that everything before can be given up apart from what follows.
     *
     * @throws dev.astra.core.UnavailableException if it could not be done; the log goes on as it is
     */
    void cut();

    /**
     * Keeps a state; batches behind which enough snapshots are kept may then be given up.
     *
     * @param point the state's place in the log; not before an earlier snapshot's
     * @param blocks the state, made as it is asked for; the engine takes its time, so that commits do not wait for the disk
     * @throws dev.astra.core.UnavailableException if it could not be kept; the log goes on without
     */
    @Override
    void save(Point point, Iterator<byte[]> blocks);

    /** Has {@link #save} take the disk as it can get it from now on, since the store is about to close. Thread-safe, at once. */
    void hurry();

    /**
     * Gives up every part of the log and every snapshot that the newest snapshot stands behind: with a {@link #cut} before
     * that snapshot, what was taken away in the state is then nowhere.
     *
     * @throws dev.astra.core.UnavailableException if it could not be done wholly; it is safe to repeat
     */
    void compact();
}
