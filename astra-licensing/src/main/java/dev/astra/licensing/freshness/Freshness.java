package dev.astra.licensing.freshness;

import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.SignedHeader;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. What a sound file is worth to somebody who has seen others. */
public sealed interface Freshness {
    /**
     * Calls the function of the case at hand.
     *
     * @param fresh for {@link Fresh}
     * @param stale for {@link Stale}
     * @param older for {@link Older}
     * @param forked for {@link Forked}
     */
    <R> R fold(
            Function<Fresh, R> fresh, Function<Stale, R> stale, Function<Older, R> older, Function<Forked, R> forked);

    /**
     * It is the newest that was ever seen, and in its time.
     *
     * @param seen to remember
     */
    record Fresh(HighWater seen) implements Freshness {
        @Override
        public <R> R fold(
                Function<Fresh, R> fresh,
                Function<Stale, R> stale,
                Function<Older, R> older,
                Function<Forked, R> forked) {
            return fresh.apply(this);
        }
    }

    /**
     * Its time is over: somebody holds newer ones back, or none are made any more.
     *
     * @param seen to remember all the same
     * @param since when its time ended
     */
    record Stale(HighWater seen, Instant since) implements Freshness {
        @Override
        public <R> R fold(
                Function<Fresh, R> fresh,
                Function<Stale, R> stale,
                Function<Older, R> older,
                Function<Forked, R> forked) {
            return stale.apply(this);
        }
    }

    /**
     * A newer one was seen before.
     *
     * @param known the newest that was seen
     */
    record Older(HighWater known) implements Freshness {
        @Override
        public <R> R fold(
                Function<Fresh, R> fresh,
                Function<Stale, R> stale,
                Function<Older, R> older,
                Function<Forked, R> forked) {
            return older.apply(this);
        }
    }

    /**
     * Another file with the same number was seen before: one of the two was not meant for everybody.
     *
     * @param known the one that was seen
     */
    record Forked(HighWater known) implements Freshness {
        @Override
        public <R> R fold(
                Function<Fresh, R> fresh,
                Function<Stale, R> stale,
                Function<Older, R> older,
                Function<Forked, R> forked) {
            return forked.apply(this);
        }
    }

    /**
     * Judges a file. Its time never goes back: when it was signed, and every moment that was seen since it came, has come,
     * whatever the clock shows. A newer file begins anew, so that a clock that once was far ahead does no lasting harm.
     *
     * @param file sound
     * @param known the newest that was seen
     * @param now what the clock shows
     */
    static Freshness judge(Reading.Sound file, Optional<HighWater> known, Instant now) {
        SignedHeader header = file.header();
        if (known.isPresent() && header.mark().compareTo(known.get().mark()) < 0) {
            return new Older(known.get());
        }
        boolean same = known.map(HighWater::mark).equals(Optional.of(header.mark()));
        if (same && !known.map(HighWater::hash).equals(Optional.of(file.hash()))) {
            return new Forked(known.get());
        }
        Instant begun = later(now, header.issue().signed());
        Instant latest = same ? later(begun, known.get().latest()) : begun;
        HighWater seen = new HighWater(header.mark(), file.hash(), latest);
        Instant expires = header.issue().expires();
        return latest.isBefore(expires) ? new Fresh(seen) : new Stale(seen, expires);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
