package dev.astra.core.store;

import java.time.Instant;
import java.util.Objects;

/** Immutable. The commits that became durable together: one unit of the log. */
public final class Batch {
    private final long sequence;
    private final Instant time;
    private final String id;
    private final byte[] changes;

    /**
     * A batch as a {@link Store} makes it and a {@link Journal} reads it.
     *
     * @param sequence its place in the log, from 1
     * @param time the store's time at its last commit
     * @param id names this batch among all that were ever offered; 1 to 64 printable ASCII characters without quotes
     * @param changes the rows after the change, as a JSON array in ASCII on one line; the array is handed over, not copied
     */
    public Batch(long sequence, Instant time, String id, byte[] changes) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be >= 1, got " + sequence);
        }
        this.sequence = sequence;
        this.time = Objects.requireNonNull(time, "time");
        this.id = Objects.requireNonNull(id, "id");
        this.changes = Objects.requireNonNull(changes, "changes");
    }

    /** Its place in the log, from 1. */
    public long sequence() {
        return sequence;
    }

    /** The store's time at its last commit. */
    public Instant time() {
        return time;
    }

    /** The name of this batch. */
    public String id() {
        return id;
    }

    /** The rows after the change: a JSON array in ASCII on one line. Shared, not a copy: read only. */
    public byte[] changes() {
        return changes;
    }
}
