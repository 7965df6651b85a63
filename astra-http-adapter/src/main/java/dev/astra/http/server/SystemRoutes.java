package dev.astra.http.server;

import dev.astra.core.RejectedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Thread-safe. What every server answers: how it is, and the pages of its documents. */
final class SystemRoutes implements Routes {
    private static final String DOCUMENT = Routes.resource(SystemRoutes.class, "system.json");
    private static final Fault ABSENT = Fault.of(404, "not-found", "there is nothing at this path");
    private static final String STYLE_ONLY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Metrics metrics;
    private final List<Readiness> readiness;
    private final Map<String, Routes> shown = new LinkedHashMap<>();
    private final BooleanSupplier closing;

    SystemRoutes(Metrics metrics, List<Readiness> readiness, List<Routes> shown, BooleanSupplier closing) {
        this.metrics = metrics;
        this.readiness = readiness;
        this.closing = closing;
        shown.forEach(each -> {
            if (this.shown.put(each.name(), each) != null) {
                throw new IllegalArgumentException("expected each set of routes once, got two named " + each.name());
            }
        });
        this.shown.put(name(), this);
    }

    @Override
    public String name() {
        return "system";
    }

    @Override
    public String document() {
        return DOCUMENT;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "live", Operation.direct(Access.OPEN, (call, caller) -> Reply.json(200, Map.of("status", "ok"))),
                "ready", Operation.direct(Access.OPEN, (call, caller) -> ready()),
                "metrics", Operation.direct(Access.OPEN, (call, caller) -> metrics(call)),
                "pages",
                        Operation.direct(Access.OPEN, (call, caller) -> page(DocumentPage.list(language(call), shown))),
                "page",
                        Operation.direct(
                                Access.OPEN,
                                (call, caller) -> routes(call)
                                        .map(found -> page(DocumentPage.of(language(call), found)))
                                        .orElseGet(() -> FaultForm.PROBLEM.form(ABSENT, ""))),
                "document",
                        Operation.direct(
                                Access.OPEN,
                                (call, caller) -> routes(call)
                                        .map(found -> Reply.json(200, found.document()))
                                        .orElseGet(() -> FaultForm.PROBLEM.form(ABSENT, ""))));
    }

    private Optional<Routes> routes(Call call) {
        return Optional.ofNullable(shown.get(call.path("routes")));
    }

    private Reply ready() {
        if (closing.getAsBoolean()) {
            return Reply.json(503, Map.of("status", "closing"));
        }
        List<String> problems =
                readiness.stream().flatMap(each -> each.problem().stream()).toList();
        return problems.isEmpty()
                ? Reply.json(200, Map.of("status", "ok"))
                : Reply.json(503, Map.of("status", "unready", "problems", problems));
    }

    /** For this machine only; what a proxy hands on comes from elsewhere. */
    private Reply metrics(Call call) {
        boolean handedOn = !call.header("X-Forwarded-For").isEmpty()
                || !call.header("Forwarded").isEmpty();
        return handedOn
                ? FaultForm.PROBLEM.form(ABSENT, "")
                : new Reply(200, "text/plain; version=0.0.4; charset=utf-8", bytes(metrics.text()), Map.of());
    }

    private static Language language(Call call) {
        return call.query("lang").or(() -> Optional.of(call.header("Accept-Language"))).stream()
                        .anyMatch(wish -> wish.startsWith("pt"))
                ? Language.PORTUGUESE
                : Language.ENGLISH;
    }

    private static Reply page(String html) {
        return new Reply(200, "text/html; charset=utf-8", bytes(html), Map.of("Content-Security-Policy", STYLE_ONLY));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A document as the pages read it. */
    static RejectedException unreadable(String name) {
        return new RejectedException("expected the document of " + name + " to be JSON");
    }
}
