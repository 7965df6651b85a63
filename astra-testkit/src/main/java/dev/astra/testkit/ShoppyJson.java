package dev.astra.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.order.ShopOrder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes orders as Shoppy does, and takes lists of them apart without changing a byte of an order. */
final class ShoppyJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ShoppyJson() {}

    static String write(ShopOrder order) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", order.idText());
            json.writeNullField("pay_id");
            optional(json, "product_id", order.product());
            if (order.price().isPresent()) {
                json.writeNumberField("price", order.price().get().amount());
                json.writeStringField("currency", order.price().get().currency().getCurrencyCode());
            }
            json.writeStringField("email", order.email());
            json.writeNumberField("delivered", order.paid().isPresent() ? 1 : 0);
            json.writeNullField("custom_fields");
            optional(json, "refund_id", order.refunded() ? Optional.of("refund-1") : Optional.empty());
            optional(json, "paid_at", order.paid().map(ShopOrder.Payment::text));
            optional(json, "disputed_at", order.disputedAt().map(Instant::toString));
            optional(json, "created_at", order.createdAt().map(Instant::toString));
            json.writeArrayFieldStart("accounts");
            json.writeString("KEY-AAAA-BBBB");
            json.writeStartObject();
            json.writeStringField("account", "KEY-CCCC-DDDD");
            json.writeEndObject();
            json.writeEndArray();
            json.writeNullField("product");
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** The orders of a list, each as its own text under its id. */
    static Map<String, String> split(String list) {
        Map<String, String> orders = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(list)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("expected a JSON list of orders");
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) json.currentTokenLocation().getCharOffset();
                String id = "";
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    boolean isId = json.currentName().equals("id");
                    json.nextToken();
                    if (isId) {
                        id = json.getText();
                    }
                    json.skipChildren();
                }
                int to = (int) json.currentLocation().getCharOffset();
                orders.put(id, list.substring(from, to));
            }
            return orders;
        } catch (IOException wrong) {
            throw new IllegalArgumentException("expected a JSON list of orders: " + wrong.getMessage(), wrong);
        }
    }
}
