package dev.astra.testkit.discord;

import dev.astra.testkit.loopback.Answer;
import dev.astra.testkit.loopback.Multipart;
import dev.astra.testkit.loopback.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Thread-safe through the world's lock. Takes REST calls: faults first, then limits, then the routes. */
final class Rest {
    private final World world;
    private final String authorization;
    private final Routes routes;
    private final RateLimits limits;
    private final List<PlannedFault> faults = new ArrayList<>();
    private final List<ApiCall> calls = new ArrayList<>();

    private static final class PlannedFault {
        private final String method;
        private final String path;
        private final DiscordFault fault;
        private int left;

        PlannedFault(String method, String path, int times, DiscordFault fault) {
            this.method = method;
            this.path = path;
            this.left = times;
            this.fault = fault;
        }

        boolean strikes(Request request) {
            return left > 0 && request.method().equals(method) && request.path().matches(path) && left-- > 0;
        }
    }

    private record Body(String text, Map<String, byte[]> files) {}

    /** What a call gets: a status, headers and a text. */
    private record Outcome(int status, Map<String, String> headers, String text) {
        Answer answer() {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put("Via", "1.1 fake");
            if (!text.isEmpty()) {
                all.put("Content-Type", "application/json");
            }
            return Answer.reply(status, all, text);
        }
    }

    Rest(World world, String token, Routes routes, RateLimits limits) {
        this.world = world;
        this.authorization = "Bot " + token;
        this.routes = routes;
        this.limits = limits;
    }

    void plan(String method, String path, int times, DiscordFault fault) {
        faults.add(new PlannedFault(method, path, times, fault));
    }

    List<ApiCall> calls() {
        return List.copyOf(calls);
    }

    Answer answer(Request request) {
        return world.locked(() -> {
            Body body = body(request);
            Optional<DiscordFault> fault = faults.stream()
                    .filter(planned -> planned.strikes(request))
                    .findFirst()
                    .map(planned -> planned.fault);
            if (fault.isPresent()) {
                if (fault.get().hasEffect()) {
                    outcome(request, body, Map.of());
                }
                record(request, body, fault.get().status());
                return fault.get().answer();
            }
            RateLimits.Standing standing = limits.count(request.method(), request.path());
            if (standing.refusal().isPresent()) {
                record(request, body, standing.refusal().get().status());
                return standing.refusal().get().answer();
            }
            Outcome outcome = outcome(request, body, standing.headers());
            record(request, body, outcome.status());
            return outcome.answer();
        });
    }

    private void record(Request request, Body body, int status) {
        String reason = Objects.requireNonNullElse(request.header("X-Audit-Log-Reason"), "");
        calls.add(new ApiCall(request.method(), request.path(), status, reason, body.text()));
    }

    private Outcome outcome(Request request, Body body, Map<String, String> headers) {
        try {
            boolean open =
                    request.path().contains("/interactions/") || request.path().contains("/webhooks/");
            if (!open && !authorization.equals(request.header("Authorization"))) {
                throw Refusal.unauthorized();
            }
            Optional<Routes.Found> found = routes.find(request.method(), request.path());
            if (found.isEmpty()) {
                world.unhandled(request.method() + " " + request.path());
                throw Refusal.notFound();
            }
            Object answer = found.get().handler().answer(call(found.get(), request, body));
            return answer == null ? new Outcome(204, headers, "") : new Outcome(200, headers, JsonObject.write(answer));
        } catch (Refusal refused) {
            if (refused.isMistake()) {
                world.violated(request.method() + " " + request.path() + ": " + refused.getMessage());
            }
            return new Outcome(refused.status(), headers, refused.body());
        } catch (IllegalArgumentException malformed) {
            world.violated(request.method() + " " + request.path() + ": " + malformed.getMessage());
            return new Outcome(400, headers, Refusal.form("malformed").body());
        }
    }

    private static Routes.Call call(Routes.Found found, Request request, Body body) {
        boolean list = body.text().startsWith("[");
        JsonObject json = list || body.text().isEmpty() ? JsonObject.of() : JsonObject.parse(body.text());
        List<JsonObject> objects = list ? JsonObject.parseList(body.text()) : List.of();
        return new Routes.Call(found.parts(), request.query(), json, objects, body.files());
    }

    private Body body(Request request) {
        String type = Objects.requireNonNullElse(request.header("Content-Type"), "");
        if (!Multipart.is(type)) {
            return new Body(new String(request.body(), StandardCharsets.UTF_8), Map.of());
        }
        try {
            Multipart parts = Multipart.parse(type, request.body());
            return new Body(parts.fields().getOrDefault("payload_json", ""), parts.files());
        } catch (IllegalArgumentException malformed) {
            world.violated(request.method() + " " + request.path() + ": " + malformed.getMessage());
            return new Body("", Map.of());
        }
    }
}
