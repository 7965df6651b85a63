package dev.astra.http.client.shoppy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.astra.core.Money;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.ShopOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/**
 * Turns one order of Shoppy's JSON into a {@link ShopOrder}. What the store stands on (id, payment, refund, dispute) must
 * be understood; of the rest, what is not understood is absent.
 */
final class ShoppyOrderReader {
    private static final int MAX_DIGITS = 15;

    private ShoppyOrderReader() {}

    static ShopOrder read(JsonNode order) throws MalformedOrderException {
        if (!order.isObject()) {
            throw new MalformedOrderException("expected an order object, found " + kind(order));
        }
        String idText = text(order, "id").orElseThrow(() -> new MalformedOrderException("expected an id, found none"));
        try {
            return new ShopOrder(
                    new OrderId(idText),
                    idText,
                    text(order, "email").orElse(""),
                    product(order),
                    price(order),
                    payment(order),
                    refunded(order),
                    time(order, "disputed_at"),
                    created(order));
        } catch (IllegalArgumentException wrong) {
            throw new MalformedOrderException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> text(JsonNode order, String field) throws MalformedOrderException {
        JsonNode value = order.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new MalformedOrderException("expected " + field + " as a text, found " + kind(value));
        }
        return value.textValue().isBlank() ? Optional.empty() : Optional.of(value.textValue());
    }

    private static Optional<ShopOrder.Payment> payment(JsonNode order) throws MalformedOrderException {
        Optional<String> text = text(order, "paid_at");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new ShopOrder.Payment(time(order, "paid_at").orElseThrow(), text.get()));
    }

    private static boolean refunded(JsonNode order) throws MalformedOrderException {
        return order.path("refund_id").isNumber() || text(order, "refund_id").isPresent();
    }

    private static Optional<Instant> time(JsonNode order, String field) throws MalformedOrderException {
        Optional<String> text = text(order, field);
        try {
            return text.map(written -> OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException wrong) {
            throw new MalformedOrderException("expected " + field + " as an ISO 8601 time with offset, found a text of "
                    + text.map(String::length).orElse(0) + " characters");
        }
    }

    private static Optional<Instant> created(JsonNode order) {
        try {
            return time(order, "created_at");
        } catch (MalformedOrderException onlyBreaksTies) {
            return Optional.empty();
        }
    }

    private static Optional<String> product(JsonNode order) {
        JsonNode id = order.path("product_id");
        if (!id.isTextual() || id.textValue().isBlank()) {
            id = order.path("product").path("id");
        }
        return id.isTextual() && !id.textValue().isBlank() ? Optional.of(id.textValue()) : Optional.empty();
    }

    private static Optional<Money> price(JsonNode order) {
        JsonNode price = order.path("price");
        try {
            BigDecimal amount =
                    price.isTextual() ? new BigDecimal(price.textValue().strip()) : price.decimalValue();
            boolean sane = amount.scale() >= -MAX_DIGITS
                    && amount.scale() <= MAX_DIGITS
                    && amount.precision() - amount.scale() <= MAX_DIGITS;
            if (!sane || (!price.isNumber() && !price.isTextual())) {
                return Optional.empty();
            }
            Currency currency = Currency.getInstance(order.path("currency").asText());
            return Optional.of(Money.of(amount, currency));
        } catch (IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a text";
            default -> "nothing";
        };
    }
}
