package dev.astra.core.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as they stand in the log and in snapshots. */
final class RowText {
    private RowText() {}

    /** A row with its place. */
    static <K, V> void write(Ascii json, Table<K, V> table, K key, @Nullable V row, Map<String, Object> unknown) {
        place(json, table.name(), table.key().toJson(key));
        if (row == null) {
            json.text("null}");
            return;
        }
        json.sign('{');
        RowWriter out = new RowWriter(json);
        table.codec().write(row, out);
        out.unknown(unknown);
        json.text("}}");
    }

    /** A row whose table may be one that nobody declared; its fields are a map, or {@link JsonValue#NULL}. */
    static void write(Ascii json, String table, Object key, Object row) {
        place(json, table, key);
        JsonValue.write(json, row);
        json.sign('}');
    }

    private static void place(Ascii json, String table, Object key) {
        json.text("{\"table\":").quoted(table).text(",\"key\":");
        JsonValue.write(json, key);
        json.text(",\"row\":");
    }

    /** The fields of a record alone. */
    static <V> void record(Ascii json, RowCodec<?, V> codec, V record) {
        json.sign('{');
        codec.write(record, new RowWriter(json));
        json.sign('}');
    }
}
