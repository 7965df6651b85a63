package dev.astra.core.store;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one table in one state. Iterates in key order; each look-up is O(log n).
 *
 * @param <K> the key's type
 * @param <V> the row's type
 */
public interface Rows<K, V> {
    /** The row under a key. */
    Optional<V> get(K key);

    /** How many rows there are; O(1). */
    long count();

    /** All rows in key order, made as they are asked for. */
    Stream<V> all();

    /** The rows with a greater key, in key order: the next page after {@code key}. */
    Stream<V> after(K key);
}
