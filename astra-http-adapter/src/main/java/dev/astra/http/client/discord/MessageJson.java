package dev.astra.http.client.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes messages as Discord takes them. */
final class MessageJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MessageJson() {}

    static byte[] write(WebhookMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "username", message.username());
            json.writeObjectFieldStart("allowed_mentions");
            json.writeArrayFieldStart("parse");
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayFieldStart("embeds");
            embed(json, message);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void embed(JsonGenerator json, WebhookMessage message) throws IOException {
        json.writeStartObject();
        text(json, "title", message.title());
        json.writeNumberField("color", message.color());
        named(json, "author", "name", message.author());
        named(json, "footer", "text", message.footer());
        if (message.time().isPresent()) {
            Instant time = message.time().get();
            json.writeStringField("timestamp", time.toString());
        }
        json.writeArrayFieldStart("fields");
        for (WebhookMessage.Field field : message.fields()) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("value", field.value());
            json.writeBooleanField("inline", field.inline());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, String outer, String inner, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeObjectFieldStart(outer);
            json.writeStringField(inner, value);
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
