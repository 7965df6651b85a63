package dev.astra.core.store;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one table in one state, found by an index. Rows found by the same value come in key order.
 *
 * @param <I> what rows are found by
 * @param <V> the row's type
 */
public interface Lookup<I, V> {
    /** The row found by this value; of several, the one with the least key. */
    Optional<V> first(I value);

    /** The rows found by this value. */
    Stream<V> all(I value);

    /**
     * The rows found by values in a range, in the order of the values.
     *
     * @param from the least value, included
     * @param to the greatest value, excluded
     * @throws IllegalStateException if the index is not sorted
     */
    Stream<V> range(I from, I to);

    /**
     * All rows that the index holds, in the order of the values.
     *
     * @throws IllegalStateException if the index is not sorted
     */
    Stream<V> ascending();
}
