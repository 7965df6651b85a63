package dev.astra.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Thread-safe. A web server on the loopback address that answers as told, counts requests and fails as told. */
final class StandIn implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Answers answers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<ShopFault> faults = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private int lost;

    private StandIn(String name, Answers answers) throws IOException {
        this.answers = answers;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What it says to a request. */
    interface Answers {
        ShopFault answer(Asked asked);
    }

    /** A request. */
    record Asked(String method, URI uri, Headers headers, String body) {
        String path() {
            return uri.getPath();
        }

        Map<String, String> query() {
            return StandIn.query(uri.getQuery());
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.getFirst(name));
        }
    }

    static StandIn start(String name, Answers answers) {
        try {
            return new StandIn(name, answers);
        } catch (IOException noPort) {
            throw new UncheckedIOException("expected a free port on the loopback address", noPort);
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    synchronized void failNext(ShopFault fault) {
        faults.add(fault);
    }

    /** Acts on the next request, and breaks the connection in place of the answer. */
    synchronized void loseNextAnswer() {
        lost++;
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            ShopFault fault;
            boolean drop;
            synchronized (this) {
                requests.add(asked.method() + " " + asked.uri());
                fault = faults.poll();
                drop = fault == null && lost > 0;
                lost -= drop ? 1 : 0;
            }
            if (fault != null && fault.silent()) {
                closed.await();
                return;
            }
            ShopFault answer = fault != null ? fault : answers.answer(asked);
            if (!drop) {
                send(exchange, answer);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, ShopFault answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders()
                .set("Connection", "close"); // the server would delay the body of a kept connection
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
