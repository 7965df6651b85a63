package dev.astra.core.store;

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

    private TableState(Table<K, V> table, TreePMap<K, Object> rows, IndexState<?, K, V>[] indexes) {
        this.table = table;
        this.rows = rows;
        this.indexes = indexes;
    }

    static <K, V> TableState<K, V> empty(Table<K, V> table, IndexState<?, K, V>[] indexes) {
        return new TableState<>(table, TreePMap.empty(table.key().order()), indexes);
    }

    /** A row with fields that its codec does not know. */
    private record Extended(Object row, Map<String, Object> unknown) {}

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
        V old = row(rows.get(key));
        IndexState<?, K, V>[] changed = indexes.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(key, old, row);
        }
        return new TableState<>(table, rows.plus(key, unknown.isEmpty() ? row : new Extended(row, unknown)), changed);
    }

    TableState<K, V> without(K key) {
        V old = row(rows.get(key));
        if (old == null) {
            return this;
        }
        IndexState<?, K, V>[] changed = indexes.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(key, old, null);
        }
        return new TableState<>(table, rows.minus(key), changed);
    }

    Map<String, Object> unknown(K key) {
        return rows.get(key) instanceof Extended extended ? extended.unknown() : Map.of();
    }

    @Nullable V find(K key) {
        return row(rows.get(Objects.requireNonNull(key, "key")));
    }

    IndexState<?, K, V> index(int place) {
        return indexes[place];
    }

    @SuppressWarnings("unchecked")
    private @Nullable V row(@Nullable Object held) {
        return (V) (held instanceof Extended extended ? extended.row() : held);
    }

    @Override
    public Optional<V> get(K key) {
        return Optional.ofNullable(find(key));
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
        return some.values().stream().map(held -> Objects.requireNonNull(row(held)));
    }
}
