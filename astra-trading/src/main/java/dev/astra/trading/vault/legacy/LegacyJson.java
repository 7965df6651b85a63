package dev.astra.trading.vault.legacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Immutable. One line of an export as plain Java: String, BigDecimal, Boolean, List and Map. What is null is left out. */
final class LegacyJson {
    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private LegacyJson() {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no JSON object, and nothing else
     */
    static Map<String, Object> object(String line) {
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected a JSON object, one a line");
            }
            Map<String, Object> fields = fields(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("expected one JSON object a line, found more behind it");
            }
            return fields;
        } catch (IOException broken) {
            throw new IllegalArgumentException("expected a JSON object, one a line, found something broken", broken);
        }
    }

    private static Map<String, Object> fields(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            value(json).ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private static Optional<Object> value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> Optional.of(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(json.getText()));
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case START_ARRAY -> Optional.of(list(json));
            case START_OBJECT -> Optional.of(fields(json));
            case VALUE_NULL -> Optional.empty();
            default -> throw new IllegalArgumentException("expected a JSON value");
        };
    }

    /** A number like 1e999999999 is a short text and would fill the memory once it is written out. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw new IllegalArgumentException("expected numbers of a usual size");
        }
        return number;
    }

    private static List<Object> list(JsonParser json) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json).ifPresent(values::add);
        }
        return values;
    }
}
