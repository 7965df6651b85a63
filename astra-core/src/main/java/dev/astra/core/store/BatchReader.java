package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Without state of its own. Reads batches of the log, and puts them onto a root. */
final class BatchReader {
    private BatchReader() {}

    /**
     * What stands in a batch.
     *
     * @param rows those of declared tables
     */
    record Parsed(Batch batch, List<Row<?, ?>> rows, List<Undeclared> undeclared, List<Addition> additions) {
        /** These rows of tables that nobody declared, with those of the batch. */
        PMap<String, PMap<Object, Object>> keptIn(PMap<String, PMap<Object, Object>> before) {
            PMap<String, PMap<Object, Object>> kept = before;
            for (Undeclared row : undeclared) {
                kept = row.keptIn(kept);
            }
            return kept;
        }
    }

    /**
     * A row as a batch left it.
     *
     * @param jsonKey the key as it stands there, a {@link Long} or a {@link String}
     * @param row null if it was taken away
     * @param unknown fields that the codec does not know
     */
    record Row<K, V>(
            Table<K, V> table,
            Object jsonKey,
            K key,
            @Nullable V row,
            Map<String, Object> unknown) {
        TableLoad.Late late() {
            return new TableLoad.Late(key, row == null ? null : TableState.held(row, unknown));
        }

        /** With this row; what changed is added to a list. */
        TableState<K, V> putInto(TableState<K, V> state, List<RowChange<?, ?>> changes) {
            V before = state.find(key);
            if (before != null || row != null) {
                changes.add(new RowChange<>(table, key, before, row));
            }
            return row == null ? state.without(key) : state.read(key, row, unknown);
        }
    }

    /** A row of a table that nobody declared, as it stands in the log. */
    record Undeclared(String table, Object key, Object row) {
        /** With it, or, where no row is left, without. */
        PMap<String, PMap<Object, Object>> keptIn(PMap<String, PMap<Object, Object>> before) {
            PMap<Object, Object> rows = before.getOrDefault(table, HashTreePMap.empty());
            return before.plus(table, row instanceof Map ? rows.plus(key, row) : rows.minus(key));
        }
    }

    static void requireNext(long sequence, Batch batch) {
        if (batch.sequence() != sequence + 1) {
            throw new CorruptDataException("expected batch " + (sequence + 1) + " in the log, found batch "
                    + batch.sequence() + "; restore a backup");
        }
    }

    /** The root with the rows of the batch on it, and what changed. */
    static Publisher.Durable apply(Root root, Batch batch) {
        requireNext(root.sequence(), batch);
        Parsed parsed = parse(root.layout(), batch);
        TableState<?, ?>[] tables = root.tables();
        List<RowChange<?, ?>> changes = new ArrayList<>();
        parsed.rows.forEach(row -> put(root.layout(), tables, row, changes));
        PMap<String, PMap<Object, Object>> undeclared = parsed.keptIn(root.undeclared());
        Root made = new Root(root.layout(), batch.sequence(), batch.time(), tables, undeclared);
        return new Publisher.Durable(made, changes, parsed.additions);
    }

    private static <K, V> void put(
            Layout layout, TableState<?, ?>[] tables, Row<K, V> row, List<RowChange<?, ?>> changes) {
        tables[layout.place(row.table)] = row.putInto(layout.state(tables, row.table), changes);
    }

    /** Reads a batch. */
    static Parsed parse(Layout layout, Batch batch) {
        Parsed parsed = new Parsed(batch, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        RowReader row = new RowReader();
        try (JsonParser json = JsonValue.JSON.createParser(batch.changes())) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT);
                if (isRecord(json)) {
                    parsed.additions.add(record(json, batch.changes()));
                } else {
                    change(layout, json, row, parsed);
                }
                expect(json.nextToken(), JsonToken.END_OBJECT);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new CorruptDataException(
                    "batch " + batch.sequence() + " of the log cannot be read: " + unreadable.getMessage()
                            + "; it was written whole, so a program of another version wrote it or the log was edited",
                    unreadable);
        }
        return parsed;
    }

    private static void change(Layout layout, JsonParser json, RowReader row, Parsed parsed) throws IOException {
        String name = json.nextTextValue();
        field(json, "key");
        json.nextToken();
        Object key = JsonValue.read(json);
        field(json, "row");
        json.nextToken();
        Table<?, ?> table = layout.named(name);
        if (table == null) {
            parsed.undeclared.add(new Undeclared(name, key, JsonValue.read(json)));
        } else {
            parsed.rows.add(row(table, key, json, row));
        }
    }

    private static <K, V> Row<K, V> row(Table<K, V> table, Object jsonKey, JsonParser json, RowReader row)
            throws IOException {
        K key = table.key().fromJson(jsonKey);
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return new Row<>(table, jsonKey, key, null, Map.of());
        }
        expect(json.currentToken(), JsonToken.START_OBJECT);
        row.load(json);
        V read = table.codec().read(key, row);
        return new Row<>(table, jsonKey, key, read, row.unknown());
    }

    /** Whether the change begins as a record of a history does, and not as a row of a table. */
    private static boolean isRecord(JsonParser json) throws IOException {
        String name = json.nextFieldName();
        if (!"history".equals(name) && !"table".equals(name)) {
            throw new CorruptDataException("expected the field table or history, found " + name);
        }
        return "history".equals(name);
    }

    /** A record as it stands in the log: its row is taken over byte by byte, whether or not anybody declared it. */
    private static Addition record(JsonParser json, byte[] changes) throws IOException {
        String history = json.nextTextValue();
        field(json, "key");
        json.nextToken();
        Object key = JsonValue.read(json);
        Object other = null;
        String next = json.nextFieldName();
        if ("other".equals(next)) {
            json.nextToken();
            other = JsonValue.read(json);
            next = json.nextFieldName();
        }
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        if (!"time".equals(next)) {
            throw new CorruptDataException("expected the field time, found " + next);
        }
        Instant time = InstantText.parse(json.getText());
        field(json, "row");
        expect(json.nextToken(), JsonToken.START_OBJECT);
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        return Addition.read(history, key, other, time, Arrays.copyOfRange(changes, start, end));
    }

    static String text(JsonParser json, String name) throws IOException {
        field(json, name);
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    static void field(JsonParser json, String name) throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals(name)) {
            throw new CorruptDataException("expected the field " + name + ", found " + json.currentName());
        }
    }

    static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new CorruptDataException("expected " + expected + ", found " + found);
        }
    }
}
