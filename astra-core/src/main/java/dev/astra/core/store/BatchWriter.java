package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Collects the rows and records that a batch's changes left behind, as one JSON array on one line of ASCII. A change that
 * cannot be written leaves nothing.
 */
final class BatchWriter {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final Buffer bytes = new Buffer();
    private @Nullable JsonGenerator generator;

    /** A stream that can forget its end. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(8 * 1024);
        }

        void truncate(int length) {
            count = length;
        }
    }

    int size() {
        return bytes.size();
    }

    /** Adds what one change did. */
    void add(Draft.Made made) {
        int mark = bytes.size();
        boolean done = false;
        try {
            JsonGenerator json = generator();
            for (Draft.Changed<?, ?> row : made.rows()) {
                json.writeRaw(bytes.size() == 0 && json.getOutputBuffered() == 0 ? '[' : ',');
                write(json, row);
            }
            json.flush();
            for (Addition addition : made.additions()) {
                bytes.write(bytes.size() == 0 ? '[' : ',');
                addition.writeChange(bytes);
            }
            done = true;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a batch is written to memory", impossible);
        } finally {
            if (!done) {
                // Half a row is in it, and would come out with the next one.
                generator = null;
                bytes.truncate(mark);
            }
        }
    }

    /** One for all batches: making it costs as much as writing a row. */
    private JsonGenerator generator() throws IOException {
        JsonGenerator open = generator;
        if (open == null) {
            open = JSON.createGenerator(bytes);
            open.setRootValueSeparator(null);
            generator = open;
        }
        return open;
    }

    private static <K, V> void write(JsonGenerator json, Draft.Changed<K, V> changed) throws IOException {
        RowChange<K, V> change = changed.row();
        Table<K, V> table = change.table();
        write(
                json,
                table.name(),
                table.key().toJson(change.key()),
                out -> writeRow(out, table, change.after(), changed.unknown()));
    }

    /** The part of a line that is the row itself. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** One row with its place. */
    static void write(JsonGenerator json, String table, Object key, Body row) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table);
        json.writeFieldName("key");
        JsonValue.write(json, key);
        json.writeFieldName("row");
        row.write(json);
        json.writeEndObject();
    }

    static <K, V> void writeRow(JsonGenerator json, Table<K, V> table, @Nullable V row, Map<String, Object> unknown)
            throws IOException {
        if (row == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        RowWriter out = new RowWriter(json);
        table.codec().write(row, out);
        out.unknown(unknown);
        json.writeEndObject();
    }

    /** The array; what was collected is forgotten. */
    byte[] take() {
        bytes.write(']');
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    void forget() {
        bytes.reset();
    }
}
