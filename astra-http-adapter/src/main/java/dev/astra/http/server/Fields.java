package dev.astra.http.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A JSON object that was sent. Strict: a name may come once, nothing may follow the object, numbers are not
 * texts; but a decimal number without a fraction counts as a whole one, since some senders know no others.
 */
public final class Fields {
    private static final int MOST_LEVELS = 16;
    private static final double EXACT = 9_007_199_254_740_992d;
    private static final ObjectReader READER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_LEVELS)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .build()
            .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {})
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String place;
    private final Map<String, @Nullable Object> values;

    private Fields(String place, Map<String, @Nullable Object> values) {
        this.place = place;
        this.values = values;
    }

    static Fields read(byte[] body) {
        try (JsonParser parser = READER.createParser(body)) {
            Map<String, @Nullable Object> values = READER.readValue(parser);
            if (values == null) {
                throw new MalformedCallException("", "expected a JSON object, found null");
            }
            return new Fields("", Collections.unmodifiableMap(values));
        } catch (IOException unreadable) {
            throw new MalformedCallException(
                    "", "expected a JSON object in UTF-8, found " + body.length + " bytes that are none");
        }
    }

    /** All of it: maps, lists, texts, numbers, booleans and null. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Whether there is a value of this name that is not null. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /**
     * A text.
     *
     * @throws MalformedCallException if it is absent, no text, or longer
     */
    public String text(String name, int most) {
        return text(name, values.get(name), most);
    }

    /** A text that may be absent or null. */
    public Optional<String> optionalText(String name, int most) {
        return has(name) ? Optional.of(text(name, most)) : Optional.empty();
    }

    /**
     * A whole number.
     *
     * @throws MalformedCallException if it is absent, no whole number, or out of bounds
     */
    public long whole(String name, long least, long most) {
        Object value = values.get(name);
        Optional<Long> whole = whole(value);
        if (whole.isEmpty() || whole.get() < least || whole.get() > most) {
            throw wrong(name, "a whole number from " + least + " to " + most, value);
        }
        return whole.get();
    }

    /** A whole number that may be absent or null. */
    public long whole(String name, long least, long most, long absent) {
        return has(name) ? whole(name, least, most) : absent;
    }

    /** A yes or no that may be absent or null. */
    public boolean flag(String name, boolean absent) {
        Object value = values.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false", value);
    }

    /** A list of texts; empty if absent or null. */
    public List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        List<?> list = list(name, most);
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(name + "/" + i, list.get(i), longest));
        }
        return texts;
    }

    /** A list of objects; empty if absent or null. */
    public List<Fields> objects(String name, int most) {
        List<Fields> objects = new ArrayList<>();
        List<?> list = list(name, most);
        for (int i = 0; i < list.size(); i++) {
            objects.add(object(name + "/" + i, list.get(i)));
        }
        return objects;
    }

    /** A problem with a value of this object. */
    public MalformedCallException problem(String name, String message) {
        return new MalformedCallException(at(name), message);
    }

    @SuppressWarnings("unchecked")
    private Fields object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(at(name), (Map<String, @Nullable Object>) map);
        }
        throw wrong(name, "an object", value);
    }

    private List<?> list(String name, int most) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.size() <= most) {
            return list;
        }
        throw wrong(name, "a list of at most " + most, value);
    }

    private String text(String name, @Nullable Object value, int most) {
        if (value instanceof String text && text.length() <= most) {
            return text;
        }
        throw wrong(name, "a text of at most " + most + " characters", value);
    }

    private static Optional<Long> whole(@Nullable Object value) {
        if (value instanceof Integer number) {
            return Optional.of(number.longValue());
        } else if (value instanceof Long number) {
            return Optional.of(number);
        }
        return value instanceof Double number && Math.rint(number) == number && Math.abs(number) <= EXACT
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    private MalformedCallException wrong(String name, String expected, @Nullable Object found) {
        return problem(name, at(name) + ": expected " + expected + ", found " + kind(found));
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "/" + name;
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        } else if (value instanceof String text) {
            return "a text of " + text.length() + " characters";
        } else if (value instanceof List<?> list) {
            return "a list of " + list.size();
        } else if (value instanceof Map<?, ?>) {
            return "an object";
        } else if (value instanceof Boolean) {
            return "a yes or no";
        }
        return value instanceof BigInteger ? "a number that is too long" : "another number";
    }
}
