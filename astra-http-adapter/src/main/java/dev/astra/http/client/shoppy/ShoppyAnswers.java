package dev.astra.http.client.shoppy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.AstraException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.ShopOrder;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Immutable. Says what Shoppy's answers mean. */
final class ShoppyAnswers {
    /** How many orders a page has; only a last page has fewer. */
    static final int PAGE_SIZE = 25;

    private static final int MAX_PAGES = 1_000_000;

    private final ObjectMapper json = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The page that an answer gives. */
    OrderPage page(int number, Reply reply, Instant now) {
        if (reply.status() != 200) {
            throw failure(reply, "page " + number + " of the orders", now);
        }
        JsonNode list = tree(reply, "page " + number);
        if (!list.isArray()) {
            throw new UnavailableException("expected page " + number
                    + " of the orders as a JSON list, the shop sent something else (an error with status 200?)");
        }
        if (list.size() > OrderPage.MAX_ORDERS) {
            throw new UnavailableException("expected at most " + OrderPage.MAX_ORDERS + " orders on page " + number
                    + ", the shop sent " + list.size());
        }
        List<ShopOrder> orders = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                orders.add(ShoppyOrderReader.read(list.get(i)));
            } catch (MalformedOrderException malformed) {
                skipped.add("order " + (i + 1) + " of page " + number + ": " + malformed.getMessage());
            }
        }
        OptionalInt total = totalPages(reply.header("X-Total-Pages").orElse(null));
        boolean last = list.isEmpty() || (total.isPresent() ? number >= total.getAsInt() : list.size() < PAGE_SIZE);
        return new OrderPage(orders, skipped, total, last);
    }

    /** The order that an answer gives; empty if the shop does not know it or it belongs to another shop. */
    Optional<ShopOrder> order(OrderId asked, Reply reply, Instant now) {
        if (reply.status() == 404 || (reply.status() == 403 && reply.json())) {
            return Optional.empty();
        }
        if (reply.status() != 200) {
            throw failure(reply, "an order", now);
        }
        try {
            ShopOrder order = ShoppyOrderReader.read(tree(reply, "an order"));
            if (!order.id().equals(asked)) {
                throw new UnavailableException("expected the order that was asked for, the shop sent another one");
            }
            return Optional.of(order);
        } catch (MalformedOrderException malformed) {
            throw new UnavailableException("the shop's answer cannot be understood: " + malformed.getMessage());
        }
    }

    private JsonNode tree(Reply reply, String what) {
        try {
            return json.readTree(reply.body());
        } catch (JsonProcessingException broken) { // not as the cause: its text may quote an order
            throw new UnavailableException("expected " + what + " as JSON, found a fault" + place(broken.getLocation())
                    + " of " + reply.body().length + " bytes");
        } catch (IOException impossible) {
            throw new UnavailableException("expected " + what + " as JSON, could not read it", impossible);
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static AstraException failure(Reply reply, String what, Instant now) {
        int status = reply.status();
        String got = "asked for " + what + ", the shop answered " + status;
        boolean edge = status == 403 && !reply.json();
        if (edge || status == 408 || status == 425 || status == 429 || status >= 500 || status / 100 == 2) {
            String message = got + (edge ? " with a web page (its protection stepped in)" : "") + "; it is tried again";
            Optional<Duration> wait =
                    RetryAfter.parse(reply.header("Retry-After").orElse(null), now);
            return wait.isPresent() ? new UnavailableException(message, wait.get()) : new UnavailableException(message);
        }
        return new RejectedException(got + advice(status));
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; check the API key";
            case 404, 405, 406 -> "; check the base URL";
            default ->
                status / 100 == 3 ? "; redirects are not followed, check the base URL" : "; it is not tried again";
        };
    }

    private static OptionalInt totalPages(@Nullable String header) {
        try {
            int total = header == null ? -1 : Integer.parseInt(header.strip());
            return total >= 0 && total <= MAX_PAGES ? OptionalInt.of(total) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
