package dev.astra.core.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Immutable. How notices wait in the outbox: as JSON. */
final class NoticeCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private NoticeCodec() {}

    static String write(Notice notice) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", notice.kind().name());
            json.writeStringField("headline", notice.headline());
            json.writeStringField("title", notice.title());
            json.writeStringField("time", notice.time().toString());
            json.writeArrayFieldStart("fields");
            for (Notice.Field field : notice.fields()) {
                json.writeStartObject();
                json.writeStringField("name", field.name());
                json.writeStringField("value", field.value());
                json.writeBooleanField("inline", field.inline());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a notice is written to memory", impossible);
        }
        return text.toString();
    }

    static Notice read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Map<String, String> texts = new HashMap<>();
            List<Notice.Field> fields = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        fields.add(field(json));
                    }
                } else {
                    texts.put(name, json.getText());
                }
            }
            return new Notice(
                    Notice.Kind.valueOf(texts.getOrDefault("kind", "")),
                    texts.getOrDefault("headline", ""),
                    texts.getOrDefault("title", ""),
                    fields,
                    Instant.parse(texts.getOrDefault("time", "")));
        } catch (IOException | IllegalArgumentException | DateTimeException wrong) {
            throw new CorruptDataException(
                    "expected a notice in the outbox, found another text of " + text.length() + " characters", wrong);
        }
    }

    private static Notice.Field field(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getText());
        }
        return new Notice.Field(
                texts.getOrDefault("name", ""),
                texts.getOrDefault("value", ""),
                Boolean.parseBoolean(texts.getOrDefault("inline", "")));
    }
}
