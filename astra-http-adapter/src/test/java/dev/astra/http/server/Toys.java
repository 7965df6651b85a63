package dev.astra.http.server;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Routes for tests of the server itself. */
final class Toys implements Routes {
    static final String CANARY = "canary-of-the-inside";

    final BlockingQueue<CompletableFuture<Reply>> waiting = new LinkedBlockingQueue<>();
    private final Access access;

    Toys() {
        this(Access.OPEN);
    }

    Toys(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "toys";
    }

    @Override
    public String document() {
        return Routes.resource(Toys.class, "toy.json");
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "show",
                Operation.direct(
                        access,
                        (call, caller) -> Reply.json(
                                200,
                                Map.of(
                                        "id", call.path("id"),
                                        "limit", call.query("limit").orElse("none")))),
                "make",
                Operation.direct(access, (call, caller) -> {
                    List<String> parts = call.fields().texts("parts", 2, 10);
                    return Reply.json(
                            200,
                            Map.of("name", call.fields().text("name", 10), "parts", parts.size(), "by", caller.name()));
                }),
                "wait",
                new Operation(access, (call, caller) -> {
                    CompletableFuture<Reply> reply = new CompletableFuture<>();
                    waiting.add(reply);
                    return reply;
                }),
                "break",
                Operation.direct(access, (call, caller) -> {
                    if (call.text().isEmpty()) {
                        throw new UnavailableException(CANARY, Duration.ofSeconds(7));
                    }
                    throw new IllegalStateException(CANARY);
                }));
    }
}
