package dev.astra.testkit.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread at a time. Counts calls in buckets, says how each bucket stands, and refuses calls beyond its size. */
final class RateLimits {
    private final InstantSource clock;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Window> windows = new HashMap<>();

    private record Rule(String method, String path, int calls, Duration length) {}

    private record Window(Instant end, int used) {}

    /** How a bucket stands after a call. */
    record Standing(Map<String, String> headers, Optional<DiscordFault> refusal) {}

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    void add(String method, String path, int calls, Duration length) {
        rules.add(new Rule(method, path, calls, length));
    }

    /** Counts a call. Calls with the same path share a bucket, as Discord's do for one channel or guild. */
    Standing count(String method, String path) {
        for (Rule rule : rules) {
            if (rule.method().equals(method) && path.matches(rule.path())) {
                return count(rule, method + " " + path);
            }
        }
        return new Standing(Map.of(), Optional.empty());
    }

    private Standing count(Rule rule, String bucket) {
        Instant now = clock.instant();
        Window before = windows.get(bucket);
        Window window = before == null || !now.isBefore(before.end())
                ? new Window(now.plus(rule.length()), 1)
                : new Window(before.end(), before.used() + 1);
        windows.put(bucket, window);
        Duration left = Duration.between(now, window.end());
        if (window.used() > rule.calls()) {
            return new Standing(Map.of(), Optional.of(DiscordFault.rateLimited(left)));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Bucket", Integer.toHexString(rule.hashCode()));
        headers.put("X-RateLimit-Limit", Integer.toString(rule.calls()));
        headers.put("X-RateLimit-Remaining", Integer.toString(rule.calls() - window.used()));
        headers.put("X-RateLimit-Reset", seconds(window.end().toEpochMilli()));
        headers.put("X-RateLimit-Reset-After", seconds(left.toMillis()));
        return new Standing(headers, Optional.empty());
    }

    private static String seconds(long millis) {
        return Double.toString(millis / 1000.0);
    }
}
