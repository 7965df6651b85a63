package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread. Takes the fields of one row, in any order, each name once. What is null is left out. */
public final class RowWriter {
    private final JsonGenerator json;

    RowWriter(JsonGenerator json) {
        this.json = json;
    }

    /** A text. */
    public RowWriter text(String name, @Nullable String value) {
        try {
            if (value != null) {
                json.writeStringField(name, value);
            }
            return this;
        } catch (IOException impossible) {
            throw impossible(impossible);
        }
    }

    /** A whole number. */
    public RowWriter number(String name, long value) {
        try {
            json.writeNumberField(name, value);
            return this;
        } catch (IOException impossible) {
            throw impossible(impossible);
        }
    }

    /** Yes or no. */
    public RowWriter flag(String name, boolean value) {
        try {
            json.writeBooleanField(name, value);
            return this;
        } catch (IOException impossible) {
            throw impossible(impossible);
        }
    }

    /** A moment, as ISO 8601 in UTC. */
    public RowWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : InstantText.of(value));
    }

    /** Several texts. */
    public RowWriter texts(String name, List<String> values) {
        try {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
            return this;
        } catch (IOException impossible) {
            throw impossible(impossible);
        }
    }

    /** Fields that a newer program wrote and this one does not know. */
    void unknown(Map<String, Object> fields) {
        try {
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                JsonValue.write(json, field.getValue());
            }
        } catch (IOException impossible) {
            throw impossible(impossible);
        }
    }

    private static UncheckedIOException impossible(IOException thrown) {
        return new UncheckedIOException("a row is written to memory", thrown);
    }
}
