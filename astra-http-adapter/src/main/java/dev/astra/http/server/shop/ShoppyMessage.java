package dev.astra.http.server.shop;

import dev.astra.core.order.OrderId;
import dev.astra.http.server.Call;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable. The one thing that is read of a webhook: the order that it speaks of. */
final class ShoppyMessage {
    private ShoppyMessage() {}

    /**
     * The order.
     *
     * @return empty if it speaks of something else
     * @throws dev.astra.http.server.MalformedCallException if the body is no JSON object
     */
    static Optional<OrderId> order(Call call) {
        Object data = call.fields().values().get("data");
        Object id = inside(inside(data, "order"), "id");
        return id instanceof String text ? read(text) : Optional.empty();
    }

    private static @Nullable Object inside(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Optional<OrderId> read(String text) {
        try {
            return Optional.of(new OrderId(text));
        } catch (IllegalArgumentException noOrder) {
            return Optional.empty();
        }
    }
}
