package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsciiTest {
    private static Object read(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            Object value = JsonValue.read(parser);
            assertThat(parser.nextToken()).isNull();
            return value;
        }
    }

    private static String written(Object value) {
        Ascii json = new Ascii(1);
        JsonValue.write(json, value);
        return json.toString();
    }

    @Test
    void everyTextIsReadAsItWasAndIsAscii() {
        Seeds.run("AsciiTest", 2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            String json = written(text.toString());
            assertThat(json.chars()).allMatch(c -> c >= ' ' && c <= 0x7F);
            assertThat(read(json)).isEqualTo(text.toString());
        });
    }

    @Test
    void escapesAreTheUsualOnes() {
        assertThat(written("a\"\\/\b\t\n\f\r\u0001\u007f\u00e9\ud83d\ude00"))
                .isEqualTo("\"a\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\u007f\\u00E9\\uD83D\\uDE00\"");
    }

    @Test
    void everyNumberIsWrittenWhole() {
        for (long number : new long[] {0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(written(number)).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void everyKindOfValueIsReadAsItWas() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", List.of(1L, "two", List.of(), Map.of("x", true)));
        fields.put("number", new BigDecimal("1.50E+3"));
        fields.put("no", false);
        fields.put("", Map.of());
        assertThat(read(written(fields))).isEqualTo(fields);
        assertThat(written(List.of(JsonValue.NULL, 1L))).isEqualTo("[null,1]");
    }
}
