package dev.astra.http.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One thread: its event loop. Leads requests through the limits to their operations, and answers back. */
final class Loop {
    private static final String NONE = "none";
    private static final long LINGER_MILLIS = 1_000;

    private final Vertx vertx;
    private final Site site;
    private final Context context;
    private final Thread thread;
    private final Lines lines;
    private final OperationMetrics unmatched;
    private final Map<String, Router> routers = new HashMap<>();
    private final Router elsewhere;

    /** On the event loop that it is for. */
    Loop(Vertx vertx, Site site) {
        this.vertx = vertx;
        this.site = site;
        this.context = vertx.getOrCreateContext();
        this.thread = Thread.currentThread();
        this.lines = new Lines(site);
        this.unmatched = site.metrics().operation(NONE, NONE);
        Map<Contract, Router> built = new HashMap<>();
        site.byFirstPart()
                .forEach((part, contract) -> routers.put(part, built.computeIfAbsent(contract, this::router)));
        this.elsewhere = Router.router(vertx);
        elsewhere.route().handler(routing -> gate(routing, FaultForm.PROBLEM));
        elsewhere.route().handler(routing -> Exchange.of(routing).fault(unknown(routing.request())));
        elsewhere.errorHandler(
                400,
                routing -> exchange(routing, FaultForm.PROBLEM)
                        .fault(Fault.of(400, "malformed", "the request is malformed")));
    }

    Lines lines() {
        return lines;
    }

    private static Fault unknown(HttpServerRequest request) {
        return Targets.readable(request.uri())
                ? Fault.of(404, "not-found", "there is nothing at this path")
                : Fault.of(
                        400,
                        "malformed",
                        "expected a path of at most " + Targets.LONGEST + " visible characters with whole escapes");
    }

    private Router router(Contract contract) {
        Routes routes = contract.routes();
        Router router = contract.router(
                vertx, routing -> gate(routing, routes.faults()), operation -> handler(contract, operation));
        FaultForm faults = routes.faults();
        router.errorHandler(404, routing -> exchange(routing, faults).fault(unknown(routing.request())));
        router.errorHandler(
                405,
                routing -> exchange(routing, faults)
                        .fault(Fault.of(
                                405,
                                "method",
                                "this path is not there for "
                                        + routing.request().method())));
        router.errorHandler(
                400,
                routing -> exchange(routing, faults).fault(Fault.of(400, "malformed", "the request is malformed")));
        router.errorHandler(500, routing -> {
            Throwable failure = routing.failure();
            exchange(routing, faults).failed(failure == null ? new IllegalStateException("no reason") : failure);
        });
        return router;
    }

    /** The request's exchange; the library refuses some requests before the gate has made one. */
    private Exchange exchange(RoutingContext routing, FaultForm faults) {
        return Exchange.find(routing).orElseGet(() -> new Exchange(routing, site, faults, unmatched));
    }

    void handle(HttpServerRequest request) {
        router(request).orElse(elsewhere).handle(request);
    }

    /** The router of the document that has such paths. */
    Optional<Router> router(HttpServerRequest request) {
        String target = request.uri();
        return Targets.readable(target)
                ? Optional.ofNullable(routers.get(Targets.firstPart(target)))
                : Optional.empty();
    }

    private void gate(RoutingContext routing, FaultForm faults) {
        HttpServerRequest request = routing.request();
        Exchange exchange = new Exchange(routing, site, faults, unmatched);
        lines.begin(request.connection(), exchange);
        Optional<Fault> refusal = site.refusal(request);
        if (refusal.isPresent()) {
            exchange.fault(refusal.get());
            hangUp(request);
            return;
        }
        BodyReader.read(
                request,
                site.limits().bodyBytes(),
                body -> {
                    exchange.received(body);
                    if (!exchange.answered()) {
                        routing.next();
                    }
                },
                () -> {
                    site.metrics().refused("body-size");
                    exchange.fault(Fault.of(
                            413,
                            "too-large",
                            "expected a body of at most " + site.limits().bodyBytes() + " bytes"));
                    hangUp(request);
                });
    }

    /** Ends a connection whose request is not read, a moment later, so that the answer is seen. */
    private void hangUp(HttpServerRequest request) {
        vertx.setTimer(LINGER_MILLIS, timer -> request.connection().close());
    }

    private io.vertx.core.Handler<RoutingContext> handler(Contract contract, String name) {
        OperationMetrics metrics = site.metrics().operation(contract.routes().name(), name);
        OperationContract check = contract.check(name);
        Operation operation = contract.operation(name);
        Executor executor = work -> context.runOnContext(nothing -> work.run());
        return routing -> {
            Exchange exchange = Exchange.of(routing);
            exchange.enter(metrics);
            try {
                operate(exchange, exchange.call(executor), operation, check);
            } catch (RuntimeException | StackOverflowError failure) {
                exchange.failed(failure);
            }
        };
    }

    private void operate(Exchange exchange, Call call, Operation operation, OperationContract check) {
        operation
                .access()
                .admit(call)
                .fold(
                        admitted -> {
                            exchange.admitted(admitted.caller());
                            enter(exchange, call, admitted.caller(), operation, check);
                            return true;
                        },
                        denied -> {
                            site.metrics().refused("access");
                            exchange.fault(denied.fault());
                            return false;
                        });
    }

    private void enter(Exchange exchange, Call call, Caller caller, Operation operation, OperationContract check) {
        Optional<Fault> fault = site.tooOften(caller).or(() -> check.check(call));
        if (fault.isPresent()) {
            exchange.fault(fault.get());
            return;
        }
        CompletionStage<Reply> answer = operation.handler().handle(call, caller);
        answer.whenComplete((reply, failure) -> here(() -> {
            if (failure == null) {
                exchange.reply(reply);
            } else {
                exchange.failed(failure);
            }
        }));
    }

    private void here(Runnable work) {
        if (Thread.currentThread() == thread) {
            work.run();
        } else {
            context.runOnContext(nothing -> work.run());
        }
    }
}
