package dev.astra.trading.account;

import dev.astra.trading.gateway.PlayerId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Thread-safe. Remembers which account has a name, for 24 hours, and where its picture is, for 6 hours; what is absent, for
 * 60 seconds; failures not at all. Holds the 10,000 names and pictures that were used last. Texts are never remembered. Who
 * asks for what is being asked for waits for the same answer. After a clock that was set back, what was learned later than
 * now is asked for again.
 */
public final class CachedProfiles implements ProfileSource {
    private final ProfileSource source;
    private final AtomicLong failures = new AtomicLong();
    private final LookupCache<String, Player> names;
    private final LookupCache<PlayerId, URI> avatars;

    /**
     * Remembers what a source found.
     *
     * @param source asked for what is not known; not under a lock
     * @param clock read once for each look-up
     */
    public CachedProfiles(ProfileSource source, InstantSource clock) {
        this.source = Objects.requireNonNull(source, "source");
        this.names = new LookupCache<>(LookupCache.Life.OF_NAMES, clock);
        this.avatars = new LookupCache<>(LookupCache.Life.OF_AVATARS, clock);
    }

    @Override
    public CompletionStage<Lookup<Player>> find(String name) {
        return names.find(name.toLowerCase(Locale.ROOT), lowered -> counted(source.find(name)));
    }

    @Override
    public CompletionStage<Lookup<String>> text(PlayerId player) {
        return counted(source.text(player));
    }

    @Override
    public CompletionStage<Lookup<URI>> avatar(PlayerId player) {
        return avatars.find(player, asked -> counted(source.avatar(asked)));
    }

    private <T> CompletionStage<Lookup<T>> counted(CompletionStage<Lookup<T>> asked) {
        return asked.thenApply(lookup -> {
            if (lookup instanceof Lookup.Unavailable) {
                failures.incrementAndGet();
            }
            return lookup;
        });
    }

    /** How many look-ups of names and pictures were answered from memory, or by an answer that was on its way. */
    public long hits() {
        return names.hits() + avatars.hits();
    }

    /** How many look-ups of names and pictures went to the source. */
    public long misses() {
        return names.misses() + avatars.misses();
    }

    /** How many look-ups of any kind the source could not answer. */
    public long failures() {
        return failures.get();
    }
}
