package dev.astra.core.store;

import dev.astra.core.RejectedException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Immutable. The changes of form that a program declares. Tables that any of them touches are read as they stand in the log,
 * changed where a migration is new to the store, and only then taken for what the program declares.
 */
final class Migrations {
    /** A migration that ran, and the tables that it touched. */
    record Done(String name, List<String> tables) {}

    static final Table<String, Done> DONE = Table.of(
            "astra.migrations", Key.text(name -> name, name -> name), Done::name, new RowCodec<String, Done>() {
                @Override
                public void write(Done row, RowWriter out) {
                    out.texts("tables", row.tables());
                }

                @Override
                public Done read(String name, RowReader in) {
                    return new Done(name, in.texts("tables"));
                }
            });

    private final List<Migration> declared;
    private final Set<String> touched = new HashSet<>();

    Migrations(List<Migration> declared) {
        this.declared = List.copyOf(declared);
        Set<String> names = new HashSet<>();
        for (Migration migration : declared) {
            if (!names.add(migration.name())) {
                throw new IllegalArgumentException("two migrations are named " + migration.name());
            }
            touched.addAll(migration.tables());
        }
    }

    /** The layout without the tables that a migration touches. */
    Layout raw(Layout full) {
        return touched.isEmpty() ? full : full.without(touched);
    }

    /** The migrations that are new to a store, in order. */
    List<Migration> missing(Root root, Layout full) {
        Set<String> done = new HashSet<>();
        Set<String> known = new HashSet<>();
        declared.forEach(migration -> known.add(migration.name()));
        root.table(DONE).all().forEach(row -> {
            done.add(row.name());
            boolean concerns = row.tables().stream().anyMatch(table -> full.named(table) != null);
            if (concerns && !known.contains(row.name())) {
                throw new RejectedException("the store was changed by migration " + row.name()
                        + ", which this program does not declare; use the program that did it, or a newer one");
            }
        });
        List<Migration> missing = declared.stream()
                .filter(migration -> !done.contains(migration.name()))
                .toList();
        int old = declared.size() - missing.size();
        if (!declared.subList(old, declared.size()).equals(missing)) {
            throw new IllegalArgumentException("migration " + missing.get(0).name()
                    + " is new to the store but declared before one that ran; declare new ones last");
        }
        return missing;
    }

    /** What a migration does to a state, as a batch has it: with the record that it ran. */
    static byte[] changes(Migration migration, Root root) {
        Ascii json = new Ascii(8 * 1024).sign('[');
        String from = migration.tables().get(0);
        for (Map.Entry<Object, Object> row : rows(root, from).entrySet()) {
            change(json, migration, root, row.getKey(), fields(row.getValue()));
        }
        RowText.write(json, DONE, migration.name(), new Done(migration.name(), migration.tables()), Map.of());
        return json.sign(']').toBytes();
    }

    private static void change(Ascii json, Migration migration, Root root, Object key, Map<String, Object> fields) {
        String from = migration.tables().get(0);
        String to = migration.tables().get(migration.tables().size() - 1);
        if (!migration.keepsRows() || !from.equals(to)) {
            RowText.write(json, from, key, JsonValue.NULL);
            json.sign(',');
        }
        if (migration.keepsRows()) {
            if (!from.equals(to) && rows(root, to).containsKey(key)) {
                throw new RejectedException("migration " + migration.name() + ": expected no row of table " + to
                        + " under a key of table " + from + ", found one; mend it with the program that wrote it");
            }
            RowText.write(json, to, key, migration.change(fields));
            json.sign(',');
        }
    }

    private static PMap<Object, Object> rows(Root root, String table) {
        return root.undeclared().getOrDefault(table, HashTreePMap.empty());
    }

    /** Absent means null: so a null is left out. */
    private static Map<String, Object> fields(Object row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (row instanceof Map<?, ?> some) {
            some.forEach((name, value) -> {
                if (value != JsonValue.NULL) {
                    fields.put(String.valueOf(name), value);
                }
            });
        }
        return Collections.unmodifiableMap(fields);
    }

    /** The state as the program declares it. */
    Root typed(Root raw, Layout full) {
        if (touched.isEmpty()) {
            return raw;
        }
        TableState<?, ?>[] tables = full.emptyTables();
        PMap<String, PMap<Object, Object>> undeclared = raw.undeclared();
        RowReader reader = new RowReader();
        for (Table<?, ?> table : full.tables()) {
            int place = full.place(table);
            if (touched.contains(table.name())) {
                tables[place] = typed(tables[place], rows(raw, table.name()), reader);
                undeclared = undeclared.minus(table.name());
            } else {
                tables[place] = raw.table(table);
            }
        }
        return new Root(full, raw.sequence(), raw.time(), tables, undeclared);
    }

    private static <K, V> TableState<K, V> typed(TableState<K, V> empty, PMap<Object, Object> rows, RowReader reader) {
        Table<K, V> table = empty.table();
        TableState<K, V> state = empty;
        for (Map.Entry<Object, Object> row : rows.entrySet()) {
            K key = table.key().fromJson(row.getKey());
            reader.load(fields(row.getValue()));
            V read = table.codec().read(key, reader);
            state = state.with(key, read, reader.unknown());
        }
        return state;
    }
}
