package dev.astra.core.store;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Immutable. The rows of one table and its indexes, in one state. A row is held as it is, or, where a newer program left
 * fields that this one does not know, together with them.
 */
final class TableState<K, V> implements Rows<K, V> {
    private final Table<K, V> table;
    private final TreePMap<K, Object> rows;
    private final IndexState<?, K, V>[] indexes;

    TableState(Table<K, V> table, TreePMap<K, Object> rows, IndexState<?, K, V>[] indexes) {
        this.table = table;
        this.rows = rows;
        this.indexes = indexes;
    }

    static <K, V> TableState<K, V> empty(Table<K, V> table, IndexState<?, K, V>[] indexes) {
        return new TableState<>(table, TreePMap.empty(table.key().order()), indexes);
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
        return with(key, row, unknown(key));
    }

    TableState<K, V> with(K key, V row, Map<String, Object> unknown) {
        Objects.requireNonNull(row, "row");
        V old = find(key);
        IndexState<?, K, V>[] changed = indexes.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(key, old, row, this::find);
        }
        return new TableState<>(table, rows.plus(key, held(row, unknown)), changed);
    }

    TableState<K, V> without(K key) {
        V old = find(key);
        if (old == null) {
            return this;
        }
        IndexState<?, K, V>[] changed = indexes.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(key, old, null, this::find);
        }
        return new TableState<>(table, rows.minus(key), changed);
    }

    Map<String, Object> unknown(K key) {
        return rows.get(key) instanceof Extended extended ? extended.unknown() : Map.of();
    }

    @Nullable V find(K key) {
        Object held = rows.get(Objects.requireNonNull(key, "key"));
        return held == null ? null : typed(held);
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
                rows.entrySet().iterator(),
                row -> json -> BatchWriter.write(
                        json,
                        table.name(),
                        table.key().toJson(row.getKey()),
                        out -> BatchWriter.writeRow(out, table, typed(row.getValue()), unknown(row.getKey()))));
    }

    @Override
    public long count() {
        return rows.size();
    }

    @Override
    public Stream<V> all() {
        return stream(rows);
    }

    @Override
    public Stream<V> after(K key) {
        return stream(rows.tailMap(key, false));
    }

    private Stream<V> stream(TreePMap<K, Object> some) {
        return some.values().stream().map(this::typed);
    }
}
