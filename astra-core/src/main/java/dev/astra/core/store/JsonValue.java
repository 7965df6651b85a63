package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON value as plain Java: String, Long, BigDecimal, Boolean, List, Map and {@link #NULL}. */
final class JsonValue {
    static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    static final Object NULL = new Object();

    private JsonValue() {}

    /** Reads the value whose first token is the current one. */
    static Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> integer(json);
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> array(json);
            case START_OBJECT -> object(json);
            default -> NULL;
        };
    }

    private static Object integer(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(json.getBigIntegerValue())
                : (Object) json.getLongValue();
    }

    private static List<Object> array(JsonParser json) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(json));
        }
        return values;
    }

    static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, read(json));
        }
        return fields;
    }

    static void write(Ascii json, @Nullable Object value) {
        if (value instanceof String text) {
            json.quoted(text);
        } else if (value instanceof Long number) {
            json.number(number);
        } else if (value instanceof BigDecimal number) {
            json.text(number.toString());
        } else if (value instanceof Boolean flag) {
            json.text(flag.toString());
        } else if (value instanceof List<?> values) {
            json.sign('[');
            for (int i = 0; i < values.size(); i++) {
                write(i == 0 ? json : json.sign(','), values.get(i));
            }
            json.sign(']');
        } else if (value instanceof Map<?, ?> fields) {
            json.sign('{');
            fields.forEach((name, field) -> write(json.field((String) name), field));
            json.sign('}');
        } else {
            json.text("null");
        }
    }
}
