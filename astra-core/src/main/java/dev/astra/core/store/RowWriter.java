package dev.astra.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread. Takes the fields of one row, in any order, each name once. What is null is left out. */
public final class RowWriter {
    private final Ascii json;

    RowWriter(Ascii json) {
        this.json = json;
    }

    /** A text. */
    public RowWriter text(String name, @Nullable String value) {
        if (value != null) {
            json.field(name).quoted(value);
        }
        return this;
    }

    /** A whole number. */
    public RowWriter number(String name, long value) {
        json.field(name).number(value);
        return this;
    }

    /** Yes or no. */
    public RowWriter flag(String name, boolean value) {
        json.field(name).text(value ? "true" : "false");
        return this;
    }

    /** A moment, as ISO 8601 in UTC. */
    public RowWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : InstantText.of(value));
    }

    /** Several texts. */
    public RowWriter texts(String name, List<String> values) {
        json.field(name).sign('[');
        for (int i = 0; i < values.size(); i++) {
            (i == 0 ? json : json.sign(',')).quoted(values.get(i));
        }
        json.sign(']');
        return this;
    }

    /** Fields that a newer program wrote and this one does not know. */
    void unknown(Map<String, Object> fields) {
        fields.forEach((name, value) -> JsonValue.write(json.field(name), value));
    }
}
