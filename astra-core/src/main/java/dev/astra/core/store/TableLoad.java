package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** One thread. Collects the rows of one table, to make the table and its indexes of them in one go. */
final class TableLoad<K, V> {
    private final Table<K, V> table;
    private final List<Index<?, K, V>> indexes;
    private Object[] keys = new Object[16];
    private Object[] held = new Object[16];
    private int size;

    TableLoad(Table<K, V> table, List<Index<?, K, V>> indexes) {
        this.table = table;
        this.indexes = indexes;
    }

    /** Adds a row as a {@link TableState} holds it. */
    void add(Object key, Object row) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            held = Arrays.copyOf(held, size * 2);
        }
        keys[size] = key;
        held[size++] = row;
    }

    void addAll(TableLoad<?, ?> more) {
        for (int i = 0; i < more.size; i++) {
            add(more.keys[i], more.held[i]);
        }
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // keys of this table were added
    K key(int place) {
        return (K) keys[place];
    }

    @SuppressWarnings("unchecked") // rows of this table were added
    V row(int place) {
        return (V) TableState.row(held[place]);
    }

    /** A table being made. */
    interface Building<K, V> {
        TableState<K, V> get() throws Exception;
    }

    /** Begins to make the table and each index, all at the same time. */
    Building<K, V> build(ExecutorService executor) {
        sort();
        Future<SortedTree<K>> rows = executor.submit(this::rows);
        List<Future<IndexState<?, K, V>>> states = new ArrayList<>();
        for (Index<?, K, V> index : indexes) {
            states.add(executor.submit(() -> new IndexLoad<>(index, this).build()));
        }
        return () -> {
            @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
            IndexState<?, K, V>[] built = new IndexState[states.size()];
            for (int i = 0; i < built.length; i++) {
                built[i] = states.get(i).get();
            }
            return new TableState<>(table, rows.get(), built);
        };
    }

    private SortedTree<K> rows() {
        return SortedTree.of(table.key().order(), size, this::key, place -> held[place]);
    }

    /** Rows come sorted, unless a program of another version ordered their keys otherwise. */
    private void sort() {
        Comparator<? super K> order = table.key().order().comparator();
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = order.compare(key(i - 1), key(i)) < 0;
        }
        if (sorted) {
            return;
        }
        Integer[] places = new Integer[size];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, (left, right) -> order.compare(key(left), key(right)));
        Object[] sortedKeys = new Object[size];
        Object[] sortedRows = new Object[size];
        for (int i = 0; i < size; i++) {
            sortedKeys[i] = keys[places[i]];
            sortedRows[i] = held[places[i]];
            if (i > 0 && order.compare(key(places[i - 1]), key(places[i])) == 0) {
                throw new CorruptDataException("table " + table + " has two rows under one key");
            }
        }
        keys = sortedKeys;
        held = sortedRows;
    }
}
