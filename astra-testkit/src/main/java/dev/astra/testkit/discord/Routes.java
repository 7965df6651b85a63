package dev.astra.testkit.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Immutable once filled. Which part of the fake answers which call. */
final class Routes {
    static final String BASE = "/api/v10";

    private final List<Route> routes = new ArrayList<>();

    /** Answers a call: an object, a list of objects, or null for an answer without content. */
    @FunctionalInterface
    interface Handler {
        @Nullable Object answer(Call call);
    }

    /** A call that found its route. */
    record Call(
            List<String> parts,
            Map<String, String> query,
            JsonObject json,
            List<JsonObject> list,
            Map<String, byte[]> files) {
        long id(int part) {
            try {
                return Long.parseUnsignedLong(parts.get(part));
            } catch (NumberFormatException wrong) {
                throw Refusal.form("expected an id, got " + parts.get(part));
            }
        }

        String part(int part) {
            return parts.get(part);
        }

        /** The same call, with a part of its body as the body. */
        Call about(JsonObject inner) {
            return new Call(parts, query, inner, list, files);
        }
    }

    private record Route(String method, Pattern path, Handler handler) {}

    /** A route that was found, with the variable parts of the path. */
    record Found(Handler handler, List<String> parts) {}

    /**
     * Adds a route.
     *
     * @param template the path behind the version, with {@code {}} for each variable part
     */
    void on(String method, String template, Handler handler) {
        routes.add(new Route(method, Pattern.compile(BASE + template.replace("{}", "([^/]+)")), handler));
    }

    Optional<Found> find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                List<String> parts = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    parts.add(matcher.group(i));
                }
                return Optional.of(new Found(route.handler(), parts));
            }
        }
        return Optional.empty();
    }
}
