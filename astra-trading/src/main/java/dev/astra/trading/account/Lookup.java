package dev.astra.trading.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Immutable. What came of looking something up on the site: "not there" and "could not look" are two things. */
public sealed interface Lookup<T> {
    /**
     * Calls the function of the case at hand.
     *
     * @param found for {@link Found}
     * @param absent for {@link Absent}
     * @param unavailable for {@link Unavailable}
     */
    default <R> R fold(
            Function<Found<T>, R> found, Function<Absent<T>, R> absent, Function<Unavailable<T>, R> unavailable) {
        if (this instanceof Found<T> it) {
            return found.apply(it);
        }
        return this instanceof Absent<T> it ? absent.apply(it) : unavailable.apply((Unavailable<T>) this);
    }

    /**
     * It is there.
     *
     * @param value what was found
     */
    record Found<T>(T value) implements Lookup<T> {}

    /** The site answered, and it is not there. */
    record Absent<T>() implements Lookup<T> {}

    /**
     * The site did not answer, or not in a way that tells.
     *
     * @param retryAfter how long to wait, if the site said so
     */
    record Unavailable<T>(Optional<Duration> retryAfter) implements Lookup<T> {}
}
