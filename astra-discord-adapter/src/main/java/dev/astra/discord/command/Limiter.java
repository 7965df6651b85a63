package dev.astra.discord.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Thread-safe. Counts what each person does. It remembers a bounded number of people: who was silent for longest is forgotten
 * first.
 *
 * @param <K> a person, or a person and what they do
 */
final class Limiter<K> {
    private static final int MOST_KEYS = 10_000;

    private final LongSupplier nanos;
    private final Map<K, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Window(long begin, int count) {}

    /**
     * What the limiter says.
     *
     * @param left how long to wait; zero if it may be done
     * @param first whether this is the first refusal since it was last allowed
     */
    record Ruling(Duration left, boolean first) {
        boolean allowed() {
            return left.isZero();
        }
    }

    Limiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts one more, and says whether it is within the limit. */
    synchronized Ruling count(K key, RateLimit limit) {
        long now = nanos.getAsLong();
        long length = limit.window().toNanos();
        Window open = windows.get(key);
        Window window = open == null || now - open.begin() >= length ? new Window(now, 0) : open;
        int count = (int) Math.min(window.count() + 1L, Integer.MAX_VALUE);
        windows.put(key, new Window(window.begin(), count));
        return count <= limit.times()
                ? new Ruling(Duration.ZERO, false)
                : new Ruling(Duration.ofNanos(window.begin() + length - now), count == limit.times() + 1);
    }
}
