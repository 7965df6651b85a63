package dev.astra.core.store;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. The rows of one table and its indexes, in one state. A row is held as it is, or, where a newer program left
 * fields that this one does not know, together with them.
 */
final class TableState<K, V> implements Rows<K, V> {
    private final Table<K, V> table;
    private final SortedTree<K> rows;
    private final IndexState<?, K, V>[] indexes;

    TableState(Table<K, V> table, SortedTree<K> rows, IndexState<?, K, V>[] indexes) {
        this.table = table;
        this.rows = rows;
        this.indexes = indexes;
    }

    static <K, V> TableState<K, V> empty(Table<K, V> table, IndexState<?, K, V>[] indexes) {
        return new TableState<>(table, SortedTree.empty(table.key().order()), indexes);
    }

    /** A row with fields that its codec does not know. */
    private record Extended(Object row, Map<String, Object> unknown) {}

    /** How a row is held. */
    static Object held(Object row, Map<String, Object> unknown) {
        return unknown.isEmpty() ? row : new Extended(row, unknown);
    }

    /** The row in what is held. */
    static Object row(Object held) {
        return held instanceof Extended extended ? extended.row() : held;
    }

    Table<K, V> table() {
        return table;
    }

    /** With this row; unknown fields of the row that it replaces stay. */
    TableState<K, V> with(V row) {
        K key = table.keyOf(row);
        return with(key, rows.get(key), row);
    }

    /** With this row under its key, where {@code before} is {@link #held} now. */
    TableState<K, V> with(K key, @Nullable Object before, V row) {
        return with(key, before, row, unknownIn(before));
    }

    /**
     * With this row and unknown fields, as they were read. Of a batch only the last state of each row is read: a unique value
     * that went from one row to another may be at both for a moment.
     */
    TableState<K, V> read(K key, V row, Map<String, Object> unknown) {
        Object before = rows.get(key);
        V old = before == null ? null : typed(before);
        return new TableState<>(table, rows.plus(key, held(row, unknown)), replaced(key, old, row, false));
    }

    /** With this row and unknown fields. */
    TableState<K, V> with(K key, V row, Map<String, Object> unknown) {
        return with(key, rows.get(key), row, unknown);
    }

    private TableState<K, V> with(K key, @Nullable Object before, V row, Map<String, Object> unknown) {
        Objects.requireNonNull(row, "row");
        V old = before == null ? null : typed(before);
        return new TableState<>(table, rows.plus(key, held(row, unknown)), replaced(key, old, row, true));
    }

    TableState<K, V> without(K key) {
        V old = find(key);
        return old == null ? this : new TableState<>(table, rows.minus(key), replaced(key, old, null, true));
    }

    private IndexState<?, K, V>[] replaced(K key, @Nullable V old, @Nullable V fresh, boolean strict) {
        IndexState<?, K, V>[] changed = indexes.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(key, old, fresh, strict ? this::find : null);
        }
        return changed;
    }

    /** What is held under a key: a row, or a row with unknown fields; null if nothing is. */
    @Nullable Object held(K key) {
        return rows.get(Objects.requireNonNull(key, "key"));
    }

    /** The row in what is {@link #held}. */
    @Nullable V rowIn(@Nullable Object held) {
        return held == null ? null : typed(held);
    }

    static Map<String, Object> unknownIn(@Nullable Object held) {
        return held instanceof Extended extended ? extended.unknown() : Map.of();
    }

    @Nullable V find(K key) {
        return rowIn(held(key));
    }

    IndexState<?, K, V> index(int place) {
        return indexes[place];
    }

    @SuppressWarnings("unchecked") // a table holds rows of its type only
    private V typed(Object held) {
        return (V) row(held);
    }

    @Override
    public Optional<V> get(K key) {
        return Optional.ofNullable(find(key));
    }

    /** Every row as a line of a snapshot, in key order. */
    Iterator<StateWriter.Line> lines() {
        return StateWriter.lines(
                rows.entries(),
                row -> json -> RowText.write(json, table, row.key(), typed(row.held()), unknownIn(row.held())));
    }

    @Override
    public long count() {
        return rows.size();
    }

    @Override
    public Stream<V> all() {
        return rows.all().map(this::typed);
    }

    @Override
    public Stream<V> after(K key) {
        return rows.after(key).map(this::typed);
    }
}
