package dev.astra.core.store;

import org.jspecify.annotations.Nullable;

/**
 * Immutable. What a commit did to one row.
 *
 * @param table the table
 * @param key the row's key
 * @param before the row before the commit; null if there was none
 * @param after the row after it; null if it was taken away
 * @param <K> the key's type
 * @param <V> the row's type
 */
public record RowChange<K, V>(
        Table<K, V> table,
        K key,
        @Nullable V before,
        @Nullable V after) {}
