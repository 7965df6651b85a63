package dev.astra.testkit.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread at a time. A JSON object whose fields keep their order. Ids are written as text, as Discord does. */
final class JsonObject {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    static JsonObject of() {
        return new JsonObject();
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static JsonObject parse(String text) {
        if (read(text) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("expected a JSON object");
    }

    /**
     * Reads a list of objects.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static List<JsonObject> parseList(String text) {
        if (read(text) instanceof List<?> list) {
            return objects(list);
        }
        throw new IllegalArgumentException("expected a JSON list");
    }

    /** Sets a field to text, a number, a truth value, an object, a list of these, or nothing. */
    JsonObject put(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Sets a field to an id. */
    JsonObject id(String name, long id) {
        return put(name, Long.toUnsignedString(id));
    }

    JsonObject remove(String name) {
        fields.remove(name);
        return this;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable Object get(String name) {
        return fields.get(name);
    }

    /** The text of a field; empty if it is missing. */
    String text(String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    long number(String name, long otherwise) {
        return fields.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /**
     * An id.
     *
     * @throws IllegalArgumentException if there is none
     */
    long id(String name) {
        try {
            return Long.parseUnsignedLong(text(name));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("expected an id as " + name, wrong);
        }
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    Optional<JsonObject> object(String name) {
        return fields.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The objects in a list; none if it is missing. */
    List<JsonObject> objects(String name) {
        return fields.get(name) instanceof List<?> list ? objects(list) : List.of();
    }

    /** The texts in a list, or the one text; none if it is missing. */
    List<String> texts(String name) {
        Object value = fields.get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    JsonObject copy() {
        return parse(toString());
    }

    private static List<JsonObject> objects(List<?> list) {
        return list.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return write(this);
    }

    static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            for (Map.Entry<String, @Nullable Object> field : object.fields.entrySet()) {
                out.writeFieldName(field.getKey());
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value == null) {
            out.writeNull();
        } else if (value instanceof Number || value instanceof Boolean) {
            out.writeRawValue(value.toString());
        } else {
            out.writeString(value.toString());
        }
    }

    private static @Nullable Object read(String text) {
        try (JsonParser in = JSON.createParser(text)) {
            Object value = read(in, in.nextToken());
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("expected one JSON value");
            }
            return value;
        } catch (IOException wrong) {
            throw new IllegalArgumentException("expected JSON", wrong);
        }
    }

    private static @Nullable Object read(JsonParser in, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            JsonObject object = new JsonObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                object.put(name, read(in, in.nextToken()));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                list.add(read(in, next));
            }
            return list;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NULL || token == null) {
            return null;
        }
        return token.isNumeric() ? in.getNumberValue() : in.getText();
    }
}
