package dev.astra.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.astra.core.Secret;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.ShopOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A stand-in for the shop service Shoppy on the loopback address: lists orders newest first in pages of 25,
 * gives single orders, checks the key and the headers, counts requests, and fails as told.
 */
public final class FakeShoppy implements AutoCloseable {
    /** How many orders a page has. */
    public static final int PAGE_SIZE = 25;

    private static final String ORDERS = "/api/v1/orders";
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Secret key;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Entry> orders = new ArrayList<>();
    private final Deque<ShopFault> faults = new ArrayDeque<>();
    private final Map<Integer, Runnable> afterPage = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private boolean pageHeaders = true;

    private FakeShoppy(Secret key) throws IOException {
        this.key = key;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "fake-shoppy");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Starts on a free port.
     *
     * @param key the only key that it accepts
     */
    public static FakeShoppy start(Secret key) {
        try {
            return new FakeShoppy(key);
        } catch (IOException noPort) {
            throw new UncheckedIOException("expected a free port on the loopback address", noPort);
        }
    }

    /** What to use as the service's base URL. */
    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/api/v1");
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
    public synchronized void failNext(ShopFault fault) {
        faults.add(fault);
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
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets what was asked for. */
    public synchronized void forgetRequests() {
        requests.clear();
    }

    /** Stops. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ShopFault fault;
            synchronized (this) {
                requests.add(exchange.getRequestURI().toString());
                fault = faults.poll();
            }
            if (fault != null && fault.silent()) {
                closed.await();
                return;
            }
            send(exchange, fault != null ? fault : answer(exchange));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private ShopFault answer(HttpExchange exchange) {
        if (blank(header(exchange, "User-Agent"))) {
            return ShopFault.forbiddenHtml();
        }
        if (!key.reveal().equals(header(exchange, "Authorization"))) {
            return ShopFault.unauthorized();
        }
        String accept = header(exchange, "Accept");
        if (accept == null || !accept.contains("application/json")) {
            return ShopFault.notAcceptable();
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(ORDERS) || path.equals(ORDERS + "/")) {
            return page(exchange.getRequestURI().getQuery());
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

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void send(HttpExchange exchange, ShopFault answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders()
                .set("Connection", "close"); // the server would delay the body of a kept connection
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private record Entry(String id, String json) {
        boolean is(String other) {
            return id.strip().equalsIgnoreCase(other.strip());
        }
    }
}
