package dev.astra.testkit;

import dev.astra.core.Secret;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.ShopOrder;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A stand-in for the shop service Shoppy on the loopback address: lists orders newest first in pages of 25,
 * gives single orders, checks the key and the headers, counts requests, and fails as told.
 */
public final class FakeShoppy implements AutoCloseable {
    /** How many orders a page has. */
    public static final int PAGE_SIZE = 25;

    private static final String ORDERS = "/api/v1/orders";

    private final StandIn server;
    private final Secret key;
    private final List<Entry> orders = new ArrayList<>();
    private final Map<Integer, Runnable> afterPage = new HashMap<>();
    private boolean pageHeaders = true;

    private FakeShoppy(Secret key) {
        this.key = key;
        this.server = StandIn.start("fake-shoppy", this::answer);
    }

    /**
     * Starts on a free port.
     *
     * @param key the only key that it accepts
     */
    public static FakeShoppy start(Secret key) {
        return new FakeShoppy(key);
    }

    /** What to use as the service's base URL. */
    public URI baseUrl() {
        return server.url("/api/v1");
    }

    /**
     * Adds all orders of a JSON list behind the others.
     *
     * @param newestFirst the list as Shoppy sends it; served byte for byte
     */
    public synchronized void addAll(String newestFirst) {
        ShoppyJson.split(newestFirst).forEach((id, json) -> orders.add(new Entry(id, json)));
    }

    /** Puts an order in front, or in the place of the one with its id. */
    public void put(ShopOrder order) {
        put(order.idText(), ShoppyJson.write(order));
    }

    /**
     * Puts an order in front, or in the place of the one with its id.
     *
     * @param id under which it can be asked for
     * @param json the order as it is served; may be malformed
     */
    public synchronized void put(String id, String json) {
        Entry entry = new Entry(id, json);
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).is(id)) {
                orders.set(i, entry);
                return;
            }
        }
        orders.add(0, entry);
    }

    /** Takes an order away. */
    public synchronized void remove(OrderId id) {
        orders.removeIf(entry -> entry.is(id.value()));
    }

    /** Answers the next request so; several faults queue up. */
    public void failNext(ShopFault fault) {
        server.failNext(fault);
    }

    /**
     * Does something once, right after a page was made up and before the next request.
     *
     * @param page the page's number
     * @param step for example a new order
     */
    public synchronized void afterPage(int page, Runnable step) {
        afterPage.put(page, step);
    }

    /** Leaves the headers that count pages out, or sends them again. */
    public synchronized void pageHeaders(boolean sent) {
        pageHeaders = sent;
    }

    /** The paths that were asked for so far, with their queries. */
    public List<String> requests() {
        return server.requests().stream()
                .map(request -> request.substring(request.indexOf(' ') + 1))
                .toList();
    }

    /** Forgets what was asked for. */
    public void forgetRequests() {
        server.forgetRequests();
    }

    /** Stops. Idempotent. */
    @Override
    public void close() {
        server.close();
    }

    private ShopFault answer(StandIn.Asked asked) {
        if (asked.header("User-Agent").orElse("").isBlank()) {
            return ShopFault.forbiddenHtml();
        }
        if (!key.reveal().equals(asked.header("Authorization").orElse(null))) {
            return ShopFault.unauthorized();
        }
        if (!asked.header("Accept").orElse("").contains("application/json")) {
            return ShopFault.notAcceptable();
        }
        String path = asked.path();
        if (path.equals(ORDERS) || path.equals(ORDERS + "/")) {
            return page(asked.uri().getQuery());
        }
        return path.startsWith(ORDERS + "/") ? one(path.substring(ORDERS.length() + 1)) : ShopFault.notFound();
    }

    private ShopFault page(@Nullable String query) {
        int number = number(query);
        if (number < 1) {
            return ShopFault.json(400, "{\"errors\":{\"page\":[\"The page must be at least 1.\"]}}");
        }
        ShopFault answer;
        Runnable then;
        synchronized (this) {
            int from = Math.min(orders.size(), (number - 1) * PAGE_SIZE);
            int to = Math.min(orders.size(), from + PAGE_SIZE);
            List<String> page =
                    orders.subList(from, to).stream().map(Entry::json).toList();
            answer = new ShopFault(200, headers(number), "[" + String.join(",", page) + "]", false);
            then = afterPage.remove(number);
        }
        if (then != null) {
            then.run();
        }
        return answer;
    }

    private Map<String, String> headers(int number) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (pageHeaders) {
            headers.put("X-Total-Pages", Integer.toString(Math.max(1, (orders.size() + PAGE_SIZE - 1) / PAGE_SIZE)));
            headers.put("X-Current-Page", Integer.toString(number));
            headers.put("X-Items-Per-Page", Integer.toString(PAGE_SIZE));
        }
        return headers;
    }

    private synchronized ShopFault one(String id) {
        return orders.stream()
                .filter(entry -> entry.is(id))
                .findFirst()
                .map(entry -> ShopFault.json(200, entry.json()))
                .orElseGet(ShopFault::notFound);
    }

    private static int number(@Nullable String query) {
        if (query == null) {
            return 1;
        }
        String digits = query.replaceFirst("^page=(\\d{1,6})$", "$1");
        return digits.equals(query) ? 0 : Integer.parseInt(digits);
    }

    private record Entry(String id, String json) {
        boolean is(String other) {
            return id.strip().equalsIgnoreCase(other.strip());
        }
    }
}
