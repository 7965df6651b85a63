package dev.astra.core.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Immutable. Which tables, indexes and histories a store was opened with, and where each stands in a {@link Root}. */
final class Layout {
    private final List<Table<?, ?>> tables;
    private final Map<Table<?, ?>, List<Index<?, ?, ?>>> indexes = new HashMap<>();
    private final Map<Table<?, ?>, Integer> places = new HashMap<>();
    private final Map<String, Table<?, ?>> byName = new HashMap<>();
    private final Map<String, History<?, ?>> histories = new HashMap<>();

    Layout(List<Schema> schemas) {
        Set<Table<?, ?>> distinct = new LinkedHashSet<>();
        Set<Index<?, ?, ?>> distinctIndexes = new LinkedHashSet<>();
        for (Schema schema : schemas) {
            distinct.addAll(schema.tables());
            distinctIndexes.addAll(schema.indexes());
            schema.histories().forEach(this::declare);
        }
        this.tables = List.copyOf(distinct);
        for (Table<?, ?> table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("two different tables are named " + table.name()
                        + "; each table is declared once, as a constant");
            }
            places.put(table, places.size());
            indexes.put(table, new ArrayList<>());
        }
        distinctIndexes.forEach(
                index -> indexes.getOrDefault(index.table(), List.of()).add(index));
    }

    /** The same without the tables of these names. */
    Layout without(Set<String> names) {
        List<Table<?, ?>> left =
                tables.stream().filter(table -> !names.contains(table.name())).toList();
        List<Index<?, ?, ?>> over = new ArrayList<>();
        left.forEach(table -> over.addAll(over(table)));
        return new Layout(List.of(new Schema(left, over)));
    }

    private void declare(History<?, ?> history) {
        History<?, ?> other = histories.putIfAbsent(history.name(), history);
        if (other != null && other != history) {
            throw new IllegalArgumentException("two different histories are named " + history.name()
                    + "; each history is declared once, as a constant");
        }
    }

    /** Refuses a history that the store was not opened with. */
    void require(History<?, ?> history) {
        if (histories.get(history.name()) != history) {
            throw new IllegalArgumentException(
                    "history " + history + " is in no schema that the store was opened with");
        }
    }

    List<Table<?, ?>> tables() {
        return tables;
    }

    @Nullable Table<?, ?> named(String name) {
        return byName.get(name);
    }

    int place(Table<?, ?> table) {
        Integer place = places.get(table);
        if (place == null) {
            throw new IllegalArgumentException("table " + table + " is in no schema that the store was opened with");
        }
        return place;
    }

    private List<Index<?, ?, ?>> over(Table<?, ?> table) {
        place(table);
        return Objects.requireNonNull(indexes.get(table));
    }

    TableState<?, ?>[] emptyTables() {
        return tables.stream().map(this::empty).toArray(TableState<?, ?>[]::new);
    }

    /** A table without rows. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an index is filed under the table that it was declared over
    <K, V> TableState<K, V> empty(Table<K, V> table) {
        IndexState<?, K, V>[] states =
                over(table).stream().map(IndexState::empty).toArray(IndexState[]::new);
        return TableState.empty(table, states);
    }

    /** For each table, in their order, one that takes its rows. */
    List<TableLoad<?, ?>> loads() {
        List<TableLoad<?, ?>> loads = new ArrayList<>();
        tables.forEach(table -> loads.add(load(table)));
        return loads;
    }

    @SuppressWarnings("unchecked") // an index is filed under the table that it was declared over
    private <K, V> TableLoad<K, V> load(Table<K, V> table) {
        List<Index<?, K, V>> typed = new ArrayList<>();
        over(table).forEach(index -> typed.add((Index<?, K, V>) index));
        return new TableLoad<>(table, typed);
    }

    @SuppressWarnings("unchecked") // a table's state stands at the table's place
    <K, V> TableState<K, V> state(TableState<?, ?>[] states, Table<K, V> table) {
        return (TableState<K, V>) states[place(table)];
    }

    @SuppressWarnings("unchecked") // an index's state stands at the index's place
    <I, K, V> IndexState<I, K, V> state(TableState<K, V> rows, Index<I, K, V> index) {
        int place = over(index.table()).indexOf(index);
        if (place < 0) {
            throw new IllegalArgumentException("index " + index + " is in no schema that the store was opened with");
        }
        return (IndexState<I, K, V>) rows.index(place);
    }
}
