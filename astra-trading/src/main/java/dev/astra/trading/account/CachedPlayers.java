package dev.astra.trading.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Thread-safe. Remembers which account has a name: found ones for 24 hours, absent ones for 60 seconds, failures not at all.
 * Holds the 10,000 names that were used last. Profile texts are never remembered. After a clock that was set back, what
 * was learned later than now is asked for again.
 */
public final class CachedPlayers {
    private static final Duration FOUND = Duration.ofDays(1);
    private static final Duration ABSENT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<String, Lookup<Player>> source;
    private final InstantSource clock;
    private long hits;
    private long misses;

    /**
     * Remembers what a source found.
     *
     * @param source asked for what is not known; not under a lock
     * @param clock read once or twice for each look-up
     */
    public CachedPlayers(ProfileSource source, InstantSource clock) {
        this.source = Objects.requireNonNull(source, "source")::find;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    private record Known(Lookup<Player> lookup, Instant since) {
        boolean holdsAt(Instant now) {
            Duration life = lookup instanceof Lookup.Found ? FOUND : ABSENT;
            return !now.isBefore(since) && now.isBefore(since.plus(life));
        }
    }

    /**
     * Finds an account by its name.
     *
     * @param name in any case
     */
    public Lookup<Player> find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        synchronized (known) {
            Known before = known.get(key);
            if (before != null && before.holdsAt(now)) {
                hits++;
                return before.lookup();
            }
            misses++;
        }
        Lookup<Player> lookup = source.apply(name);
        synchronized (known) {
            if (!(lookup instanceof Lookup.Unavailable)) {
                known.put(key, new Known(lookup, now));
                if (known.size() > MOST) {
                    known.remove(known.keySet().iterator().next());
                }
            }
        }
        return lookup;
    }

    /** How many look-ups were answered from memory. */
    public long hits() {
        synchronized (known) {
            return hits;
        }
    }

    /** How many look-ups went to the source. */
    public long misses() {
        synchronized (known) {
            return misses;
        }
    }
}
