package dev.astra.http.server;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The document of one set of routes, read and ready to check calls against. */
final class Contract {
    private static final long LONGEST_SECONDS = 60;
    private static final String RESPONSES = "responses";
    private static final String SECURITY = "security";

    private final Routes routes;
    private final OpenAPIContract document;
    private final Map<String, OperationContract> checks;

    private Contract(Routes routes, OpenAPIContract document) {
        this.routes = routes;
        this.document = document;
        this.checks = document.operations().stream()
                .collect(Collectors.toMap(
                        io.vertx.openapi.contract.Operation::getOperationId,
                        operation -> OperationContract.of(document, operation)));
        Set<String> documented = new TreeSet<>(checks.keySet());
        Set<String> there = new TreeSet<>(routes.operations().keySet());
        if (!documented.equals(there)) {
            throw new IllegalArgumentException("routes " + routes.name() + ": expected the operations of the document, "
                    + documented + ", got " + there);
        }
    }

    /** Reads a document on other threads and waits; not for an event loop. */
    static Contract of(Vertx vertx, Routes routes) {
        try {
            OpenAPIContract document = OpenAPIContract.from(vertx, requests(new JsonObject(routes.document())))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return new Contract(routes, document);
        } catch (ExecutionException | TimeoutException unreadable) {
            throw new IllegalArgumentException(
                    "routes " + routes.name() + ": expected an OpenAPI 3.1 document: " + unreadable.getMessage(),
                    unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the document was read", interrupted);
        }
    }

    /**
     * What the document says of the form of requests. Who may send them is for {@link Access}; and the library refuses
     * documents whose answers have types that it cannot check.
     */
    private static JsonObject requests(JsonObject document) {
        JsonObject paths = document.getJsonObject("paths", new JsonObject());
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String name : operations.fieldNames()) {
                if (operations.getValue(name) instanceof JsonObject operation && operation.containsKey(RESPONSES)) {
                    operation.put(RESPONSES, new JsonObject().put("200", new JsonObject().put("description", "any")));
                    operation.remove(SECURITY);
                }
            }
        }
        JsonObject components = document.getJsonObject("components", new JsonObject());
        components.remove(RESPONSES);
        components.remove("securitySchemes");
        document.remove(SECURITY);
        return document;
    }

    Routes routes() {
        return routes;
    }

    OperationContract check(String operation) {
        return known(checks.get(operation), operation);
    }

    Operation operation(String operation) {
        return known(routes.operations().get(operation), operation);
    }

    private static <T> T known(@Nullable T found, String operation) {
        if (found == null) {
            throw new IllegalStateException("expected an operation of the document, got " + operation);
        }
        return found;
    }

    /** The first parts of its paths, by which the server finds it. */
    Set<String> firstParts() {
        return document.getPaths().stream()
                .map(path -> Targets.firstPart(path.getName()))
                .collect(Collectors.toSet());
    }

    /** The path of each operation as the document writes it. */
    Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        document.operations().forEach(each -> paths.put(each.getOperationId(), each.getOpenAPIPath()));
        return paths;
    }

    /**
     * A router that knows the document's paths. The library's own validation is left out: it runs on other threads, one
     * request after the other.
     *
     * @param first sees every request
     * @param handlers of an operation by its name
     */
    Router router(
            Vertx vertx,
            io.vertx.core.Handler<RoutingContext> first,
            Function<String, io.vertx.core.Handler<RoutingContext>> handlers) {
        RouterBuilder builder = RouterBuilder.create(vertx, document);
        builder.rootHandler(first);
        for (OpenAPIRoute route : builder.getRoutes()) {
            route.setDoValidation(false)
                    .addHandler(handlers.apply(route.getOperation().getOperationId()));
        }
        return builder.createRouter();
    }
}
