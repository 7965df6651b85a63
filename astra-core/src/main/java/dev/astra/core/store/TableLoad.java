package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

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

    /**
     * The last state of a row that was written later.
     *
     * @param held as a {@link TableState} holds it; null if the row was taken away
     */
    record Late(Object key, @Nullable Object held) {}

    /** Puts later rows, one for each key, in the place of those that were added. */
    void put(Collection<Late> later) {
        if (later.isEmpty()) {
            return;
        }
        sort();
        Late[] over = later.toArray(new Late[0]);
        Comparator<? super K> order = table.key().order().comparator();
        Arrays.sort(over, (left, right) -> order.compare(typed(left.key), typed(right.key)));
        TableLoad<K, V> before = new TableLoad<>(table, indexes);
        before.keys = keys;
        before.held = held;
        before.size = size;
        keys = new Object[size + over.length];
        held = new Object[size + over.length];
        size = 0;
        int old = 0;
        for (Late late : over) {
            int compared = -1;
            while (old < before.size && (compared = order.compare(before.key(old), typed(late.key))) < 0) {
                add(before.keys[old], before.held[old++]);
            }
            old += compared == 0 ? 1 : 0;
            if (late.held != null) {
                add(late.key, late.held);
            }
        }
        while (old < before.size) {
            add(before.keys[old], before.held[old++]);
        }
    }

    @SuppressWarnings("unchecked") // keys of this table were added
    private K typed(Object key) {
        return (K) key;
    }

    /** A table being made. */
    interface Building<K, V> {
        TableState<K, V> get();
    }

    /** Begins to make the table and each index, all at the same time. */
    Building<K, V> build(LoadThreads threads) {
        sort();
        Future<SortedTree<K>> rows = threads.submit(size, this::rows);
        List<Future<IndexState<?, K, V>>> states = new ArrayList<>();
        for (Index<?, K, V> index : indexes) {
            states.add(threads.submit(size, () -> new IndexLoad<>(index, this).build()));
        }
        return () -> {
            @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
            IndexState<?, K, V>[] built = new IndexState[states.size()];
            for (int i = 0; i < built.length; i++) {
                built[i] = LoadThreads.get(states.get(i));
            }
            return new TableState<>(table, LoadThreads.get(rows), built);
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
