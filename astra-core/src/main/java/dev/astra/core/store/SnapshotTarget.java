package dev.astra.core.store;

import java.util.Iterator;

/** Somebody who keeps a whole state: a journal beside its batches, a backup elsewhere. */
@FunctionalInterface
public interface SnapshotTarget {
    /**
     * Keeps a state, or throws and leaves nothing behind.
     *
     * @param point the state's place in the log
     * @param blocks the state, made as it is asked for; see {@link Snapshots}, clause 1
     * @throws dev.astra.core.UnavailableException if it could not be kept
     */
    void save(Snapshots.Point point, Iterator<byte[]> blocks);
}
