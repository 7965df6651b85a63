package dev.astra.core.store;

import java.time.Instant;

/**
 * Immutable, safe to hold and to share. One state of the store: everything that was durable up to one batch, and nothing
 * else. Given to {@link Store#read}; never waits and never makes a writer wait.
 */
public interface View {
    /**
     * The rows of a table.
     *
     * @throws IllegalArgumentException if the table is in no schema that the store was opened with
     */
    <K, V> Rows<K, V> table(Table<K, V> table);

    /**
     * The rows of a table by one of its indexes.
     *
     * @throws IllegalArgumentException if the index is in no schema that the store was opened with
     */
    <I, K, V> Lookup<I, V> index(Index<I, K, V> index);

    /** The batch that this state is the result of; 0 when nothing was ever written. */
    long sequence();

    /** The store's time at that batch; the epoch when nothing was ever written. */
    Instant time();
}
