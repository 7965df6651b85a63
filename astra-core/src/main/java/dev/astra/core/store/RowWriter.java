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
        return value == null ? this : field(() -> json.writeStringField(name, value));
    }

    /** A whole number. */
    public RowWriter number(String name, long value) {
        return field(() -> json.writeNumberField(name, value));
    }

    /** Yes or no. */
    public RowWriter flag(String name, boolean value) {
        return field(() -> json.writeBooleanField(name, value));
    }

    /** A moment, as ISO 8601 in UTC. */
    public RowWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : InstantText.of(value));
    }

    /** Several texts. */
    public RowWriter texts(String name, List<String> values) {
        return field(() -> {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /** Fields that a newer program wrote and this one does not know. */
    void unknown(Map<String, Object> fields) {
        fields.forEach((name, value) -> field(() -> {
            json.writeFieldName(name);
            JsonValue.write(json, value);
        }));
    }

    private RowWriter field(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a row is written to memory", impossible);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
