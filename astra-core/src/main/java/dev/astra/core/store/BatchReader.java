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
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** One thread. Puts batches of the log onto a root. */
final class BatchReader {
    private final RowReader row = new RowReader();

    /** The root with the rows of the batch on it, and what changed. */
    Publisher.Durable apply(Root root, Batch batch) {
        if (batch.sequence() != root.sequence() + 1) {
            throw new CorruptDataException("expected batch " + (root.sequence() + 1) + " in the log, found batch "
                    + batch.sequence() + "; restore a backup");
        }
        TableState<?, ?>[] tables = root.tables();
        PMap<String, PMap<Object, Object>> undeclared = root.undeclared();
        List<RowChange<?, ?>> changes = new ArrayList<>();
        List<Addition> additions = new ArrayList<>();
        try (JsonParser json = JsonValue.JSON.createParser(batch.changes())) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT);
                if (isRecord(json)) {
                    additions.add(record(json, batch.changes()));
                    expect(json.nextToken(), JsonToken.END_OBJECT);
                    continue;
                }
                String name = json.nextTextValue();
                field(json, "key");
                json.nextToken();
                Object key = JsonValue.read(json);
                field(json, "row");
                json.nextToken();
                Table<?, ?> table = root.layout().named(name);
                if (table == null) {
                    undeclared = keep(undeclared, name, key, JsonValue.read(json));
                } else {
                    int place = root.layout().place(table);
                    tables[place] = change(tables[place], key, json, changes);
                }
                expect(json.nextToken(), JsonToken.END_OBJECT);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new CorruptDataException(
                    "batch " + batch.sequence() + " of the log cannot be read: " + unreadable.getMessage()
                            + "; it was written whole, so a program of another version wrote it or the log was edited",
                    unreadable);
        }
        Root made = new Root(root.layout(), batch.sequence(), batch.time(), tables, undeclared);
        return new Publisher.Durable(made, changes, additions);
    }

    private <K, V> TableState<K, V> change(
            TableState<K, V> state, Object jsonKey, JsonParser json, List<RowChange<?, ?>> changes) throws IOException {
        Table<K, V> table = state.table();
        K key = table.key().fromJson(jsonKey);
        V before = state.find(key);
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            if (before != null) {
                changes.add(new RowChange<>(table, key, before, null));
            }
            return state.without(key);
        }
        expect(json.currentToken(), JsonToken.START_OBJECT);
        row.load(json);
        V after = table.codec().read(key, row);
        changes.add(new RowChange<>(table, key, before, after));
        return state.read(key, after, row.unknown());
    }

    /** With, or without, a row of a table that nobody declared. */
    static PMap<String, PMap<Object, Object>> keep(
            PMap<String, PMap<Object, Object>> undeclared, String table, Object key, Object row) {
        PMap<Object, Object> rows = undeclared.getOrDefault(table, HashTreePMap.empty());
        return undeclared.plus(table, row instanceof Map ? rows.plus(key, row) : rows.minus(key));
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
