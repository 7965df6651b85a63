package dev.astra.core.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Immutable. What became durable together.
 *
 * @param sequence the batch's place in the log
 * @param time the store's time at its last change
 * @param changes the rows that changed, in the order of the changes; tables that nobody declared are left out. A row that several
 *     of the changes touched comes once for each, or, where another store wrote them, once for all
 */
public record Commit(long sequence, Instant time, List<RowChange<?, ?>> changes) {
    /** Copies the list. */
    public Commit {
        changes = List.copyOf(changes);
    }

    /** The changes to one table, in order. */
    @SuppressWarnings("unchecked") // a change of this table has its key and row types
    public <K, V> Stream<RowChange<K, V>> of(Table<K, V> table) {
        return changes.stream().filter(change -> change.table() == table).map(change -> (RowChange<K, V>) change);
    }
}
