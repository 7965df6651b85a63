package dev.astra.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Immutable. A schema in words. */
final class SchemaWords {
    private final Language language;
    private final UnaryOperator<JsonNode> resolve;

    SchemaWords(Language language, UnaryOperator<JsonNode> resolve) {
        this.language = language;
        this.resolve = resolve;
    }

    String of(JsonNode schema) {
        List<String> words = new ArrayList<>();
        words.add(kind(schema));
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(each -> values.add(each.asText()));
            words.add(language.say("one of") + " " + String.join(", ", values));
        }
        bound(words, "at least", schema, "minimum", "minLength", "minItems");
        bound(words, "at most", schema, "maximum", "maxLength", "maxItems");
        if (schema.has("pattern")) {
            words.add(schema.path("pattern").asText());
        }
        return String.join(", ", words);
    }

    private void bound(List<String> words, String word, JsonNode schema, String... keywords) {
        for (String keyword : keywords) {
            if (schema.has(keyword)) {
                words.add(language.say(word) + " " + schema.path(keyword).asText());
            }
        }
    }

    private String kind(JsonNode schema) {
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText("")) {
            case "integer" -> language.say("whole number");
            case "string" -> language.say("text");
            case "boolean" -> language.say("yes or no");
            case "array" -> language.say("list of") + " " + list(resolve.apply(schema.path("items")));
            default -> language.say("object") + names(schema);
        };
    }

    private String list(JsonNode items) {
        return "(" + of(items) + ")";
    }

    private String names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "" : " {" + String.join(", ", names) + "}";
    }
}
