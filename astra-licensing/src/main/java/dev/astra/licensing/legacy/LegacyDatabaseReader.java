package dev.astra.licensing.legacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thread, one use. Takes the JSON apart and collects every problem it meets on the way. */
final class LegacyDatabaseReader {
    private static final int LONGEST_TOKEN = 10_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TOKEN)
                    .maxNameLength(LONGEST_TOKEN)
                    .maxNumberLength(LONGEST_TOKEN)
                    .maxNestingDepth(64)
                    .build())
            .build();
    private static final Set<String> OUTER = Set.of("id", "details");

    private final LegacyFindings findings;
    private final List<LegacyRecord> records = new ArrayList<>();
    private final RecordCheck check;
    private int element;

    LegacyDatabaseReader(LegacyFindings findings) {
        this.findings = findings;
        this.check = new RecordCheck(findings);
    }

    List<LegacyRecord> read(byte[] file, int from) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(file, from, file.length - from);
        try (JsonParser json = JSON.createParser(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            array(json);
        } catch (StreamConstraintsException tooLong) {
            problem(
                    "",
                    line(tooLong),
                    "expected texts of at most " + LONGEST_TOKEN
                            + " characters and no deep nesting, found more; is this the right file?");
        } catch (JsonProcessingException broken) {
            problem(
                    "",
                    line(broken),
                    "expected well-formed JSON, found something else" + column(broken)
                            + "; the file is damaged or cut off, use a backup of it");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return records;
    }

    private static long line(JsonProcessingException broken) {
        return broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
    }

    private static String column(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? ""
                : " in column " + broken.getLocation().getColumnNr();
    }

    private void array(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_ARRAY) {
            problem("", 0, "expected a JSON array of orders, found " + kind(first) + "; is this the right file?");
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element++;
            element(json);
        }
        element = 0;
        if (json.nextToken() != null) {
            problem("", line(json), "expected nothing behind the array, found more");
        }
    }

    private void element(JsonParser json) throws IOException {
        long line = line(json);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            problem("", line, "expected an object, found " + kind(json.currentToken()));
            json.skipChildren();
            return;
        }
        Map<String, Object> values = new HashMap<>();
        fields(json, "", OUTER, values);
        check.record(element, line, values).ifPresent(records::add);
    }

    private void fields(JsonParser json, String prefix, Set<String> known, Map<String, Object> values)
            throws IOException {
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            String path = prefix + name;
            json.nextToken();
            if (!known.contains(name)) {
                unknown(json, prefix.isEmpty() ? "" : "details", seen.add(name));
            } else if (!seen.add(name)) {
                problem(path, line(json), "expected the field once, found it again");
                json.skipChildren();
            } else if (path.equals("details") && json.currentToken() == JsonToken.START_OBJECT) {
                values.put(path, Map.of());
                fields(json, "details.", RecordCheck.DETAILS, values);
            } else {
                values.put(path, value(json));
            }
        }
    }

    private void unknown(JsonParser json, String where, boolean first) throws IOException {
        if (first) {
            findings.notice(new LegacyRemark(
                    element, where, line(json), "has a field that the old bot did not have; it is not taken over"));
        }
        json.skipChildren();
    }

    private Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT, LONG -> json.getLongValue();
                default -> new RecordCheck.Odd("a number that is too large");
            };
        }
        String kind = kind(token);
        json.skipChildren();
        return new RecordCheck.Odd(kind);
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private static long line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    private void problem(String field, long line, String text) {
        findings.problem(new LegacyRemark(element, field, line, text));
    }
}
