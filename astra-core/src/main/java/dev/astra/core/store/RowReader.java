package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread. Gives out the fields of one row by name, in any order. Absent means null. */
public final class RowReader {
    private String[] names = new String[16];
    private Object[] values = new Object[16];
    private boolean[] asked = new boolean[16];
    private int size;

    RowReader() {}

    /** Takes in the object whose first token is the current one; what was there before is forgotten. */
    void load(JsonParser json) throws IOException {
        size = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (size == names.length) {
                grow();
            }
            names[size] = json.currentName();
            json.nextToken();
            values[size] = JsonValue.read(json);
            asked[size] = false;
            size++;
        }
    }

    /** Takes in fields that were read before. */
    void load(Map<String, Object> fields) {
        size = 0;
        fields.forEach((name, value) -> {
            if (size == names.length) {
                grow();
            }
            names[size] = name;
            values[size] = value;
            asked[size++] = false;
        });
    }

    private void grow() {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
        asked = Arrays.copyOf(asked, size * 2);
    }

    /** The fields that nobody asked for. */
    Map<String, Object> unknown() {
        Map<String, Object> fields = Map.of();
        for (int i = 0; i < size; i++) {
            if (!asked[i]) {
                fields = fields.isEmpty() ? new LinkedHashMap<>() : fields;
                fields.put(names[i], values[i]);
            }
        }
        return fields;
    }

    /** A text that must be there. */
    public String text(String name) {
        return required(name, "a text", textOrNull(name));
    }

    /** A text that may be absent. */
    public @Nullable String textOrNull(String name) {
        return typed(name, String.class, "a text");
    }

    /** A whole number that must be there. */
    public long number(String name) {
        return required(name, "a whole number", typed(name, Long.class, "a whole number"));
    }

    /** A whole number, or this one if it is absent. */
    public long numberOr(String name, long absent) {
        Long value = typed(name, Long.class, "a whole number");
        return value == null ? absent : value;
    }

    /** Yes or no; absent is no. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(typed(name, Boolean.class, "true or false"));
    }

    /** A moment that must be there. */
    public Instant instant(String name) {
        return required(name, "a moment", instantOrNull(name));
    }

    /** A moment that may be absent. */
    public @Nullable Instant instantOrNull(String name) {
        String text = textOrNull(name);
        try {
            return text == null ? null : InstantText.parse(text);
        } catch (DateTimeException notOne) {
            throw new CorruptDataException("field " + name + ": expected a moment as ISO 8601 in UTC", notOne);
        }
    }

    /** Several texts; absent is none. */
    public List<String> texts(String name) {
        List<?> found = typed(name, List.class, "a list of texts");
        List<String> texts = new ArrayList<>();
        for (Object each : found == null ? List.of() : found) {
            if (!(each instanceof String text)) {
                throw new CorruptDataException("field " + name + ": expected a list of texts");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private <T> T required(String name, String what, @Nullable T value) {
        if (value == null) {
            throw new CorruptDataException("field " + name + ": expected " + what + ", found nothing");
        }
        return value;
    }

    private <T> @Nullable T typed(String name, Class<T> type, String what) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                asked[i] = true;
                Object value = values[i];
                if (value == JsonValue.NULL) {
                    return null;
                }
                if (!type.isInstance(value)) {
                    throw new CorruptDataException("field " + name + ": expected " + what + ", found "
                            + value.getClass().getSimpleName());
                }
                return type.cast(value);
            }
        }
        return null;
    }
}
