package dev.astra.trading.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Remembers what was looked up.
 *
 * @param <K> what is looked up
 * @param <V> what is found
 */
final class LookupCache<K, V> {
    private static final int MOST = 10_000;

    private final Map<K, Known<V>> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, CompletableFuture<Lookup<V>>> underWay = new HashMap<>();
    private final Life life;
    private final InstantSource clock;
    private long hits;
    private long misses;

    /** How long an answer holds. */
    record Life(Duration found, Duration absent) {
        static final Life OF_NAMES = new Life(Duration.ofDays(1), Duration.ofMinutes(1));
        static final Life OF_AVATARS = new Life(Duration.ofHours(6), Duration.ofMinutes(1));
    }

    private record Known<V>(Lookup<V> lookup, Instant since) {
        boolean holds(Life life, Instant now) {
            Duration length = lookup instanceof Lookup.Found ? life.found() : life.absent();
            return !now.isBefore(since) && now.isBefore(since.plus(length));
        }
    }

    LookupCache(Life life, InstantSource clock) {
        this.life = life;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    CompletionStage<Lookup<V>> find(K key, Function<K, CompletionStage<Lookup<V>>> source) {
        Instant now = clock.instant();
        CompletableFuture<Lookup<V>> answer = new CompletableFuture<>();
        synchronized (this) {
            Known<V> before = known.get(key);
            if (before != null && before.holds(life, now)) {
                hits++;
                return CompletableFuture.completedFuture(before.lookup());
            }
            CompletableFuture<Lookup<V>> asked = underWay.putIfAbsent(key, answer);
            if (asked != null) {
                hits++;
                return asked.copy();
            }
            misses++;
        }
        ask(key, source).whenComplete((lookup, failure) -> {
            keep(key, lookup, now);
            if (failure == null) {
                answer.complete(lookup);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer.copy();
    }

    /** A source that throws breaks its contract; whoever waits hears of it all the same. */
    private static <K, V> CompletionStage<Lookup<V>> ask(K key, Function<K, CompletionStage<Lookup<V>>> source) {
        try {
            return source.apply(key);
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private synchronized void keep(K key, @Nullable Lookup<V> lookup, Instant since) {
        underWay.remove(key);
        if (lookup instanceof Lookup.Found || lookup instanceof Lookup.Absent) {
            known.put(key, new Known<>(lookup, since));
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    synchronized long hits() {
        return hits;
    }

    synchronized long misses() {
        return misses;
    }
}
