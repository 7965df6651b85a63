package dev.astra.http.server;

import dev.astra.core.UnavailableException;
import dev.astra.core.security.RequestLine;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One thread: its event loop. A request on its way to its one answer. */
final class Exchange {
    private static final String KEY = "astra.exchange";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RoutingContext context;
    private final Site site;
    private final FaultForm faults;
    private final String id;
    private final long begun;
    private final Instant at;
    private byte[] body = {};
    private boolean bodyRead;
    private boolean answered;
    private OperationMetrics metrics;
    private Caller caller = Caller.ANYBODY;

    Exchange(RoutingContext context, Site site, FaultForm faults, OperationMetrics unmatched) {
        this.context = context;
        this.site = site;
        this.faults = faults;
        this.id = RequestIds.of(context.request().getHeader(RequestIds.HEADER));
        this.begun = site.nanoTime();
        this.at = site.now();
        this.metrics = unmatched;
        context.put(KEY, this);
    }

    static Exchange of(RoutingContext context) {
        return find(context)
                .orElseThrow(() -> new IllegalStateException("expected a request that came through the gate"));
    }

    static Optional<Exchange> find(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void received(byte[] bytes) {
        this.body = bytes;
        this.bodyRead = true;
    }

    boolean bodyRead() {
        return bodyRead;
    }

    boolean answered() {
        return answered;
    }

    long begun() {
        return begun;
    }

    void enter(OperationMetrics operation) {
        this.metrics = operation;
    }

    void admitted(Caller who) {
        this.caller = who;
    }

    /** The call as operations see it. */
    Call call(Executor executor) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        return Call.builder(new RequestLine(request.method().name(), request.uri()), at)
                .headers(headers::get)
                .path(parts())
                .query(this::query)
                .body(body)
                .executor(executor)
                .build();
    }

    private Map<String, String> parts() {
        Map<String, String> parts = context.pathParams();
        return parts.isEmpty() ? Map.of() : new HashMap<>(parts);
    }

    private @Nullable String query(String name) {
        return context.queryParams().get(name);
    }

    void reply(Reply reply) {
        if (answered) {
            return;
        }
        answered = true;
        HttpServerResponse response = context.response();
        if (!response.closed() && !response.ended()) {
            response.setStatusCode(reply.status());
            MultiMap headers = response.headers();
            headers.set("Content-Type", reply.type());
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set(RequestIds.HEADER, id);
            reply.headers().forEach(headers::set);
            if (!bodyRead) {
                headers.set("Connection", "close");
            }
            response.end(Buffer.buffer(reply.body()));
        }
        told(reply);
    }

    private void told(Reply reply) {
        long took = site.nanoTime() - begun;
        metrics.answered(reply.status(), took);
        HttpServerRequest request = context.request();
        site.accessLog()
                .answered(new AccessLine(
                        id,
                        metrics.routes(),
                        metrics.operation(),
                        request.method().name(),
                        reply.status(),
                        Duration.ofNanos(took),
                        body.length,
                        reply.body().length,
                        caller.name(),
                        Site.address(request)));
    }

    void fault(Fault fault) {
        Reply reply = faults.form(fault, id);
        reply(fault.retrySeconds()
                .map(seconds -> reply.with("Retry-After", Long.toString(seconds)))
                .orElse(reply));
    }

    /** Tells what went wrong; of the unexpected not a word but the id, under which the log has it. */
    void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof MalformedCallException malformed) {
            String place = malformed.place().isEmpty() ? "body" : "body/" + malformed.place();
            fault(Fault.at(400, "malformed", place, malformed.detail()));
        } else if (cause instanceof FaultException told) {
            fault(told.fault());
        } else if (cause instanceof UnavailableException unavailable) {
            site.unavailable(id, metrics, unavailable);
            fault(Fault.later(
                    503,
                    "unavailable",
                    "this cannot be done now; send the same request again later",
                    unavailable.retryAfter().orElse(SOON)));
        } else {
            site.unexpected(id, metrics, cause);
            fault(Fault.of(
                    500, "unexpected", "something went wrong here; the operator finds it under the request's id"));
        }
    }
}
