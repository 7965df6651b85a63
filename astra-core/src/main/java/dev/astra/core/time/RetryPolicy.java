package dev.astra.core.time;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Immutable. How often and when to try again what was unavailable. A retry hint of the other side is honored: the wait is
 * never shorter. A hint beyond one's patience ends the tries, and the failure with its hint reaches the caller. Only {@link
 * UnavailableException} is tried again.
 *
 * @param tries how many tries in all; at least 1
 * @param backoff the waits between them
 * @param patience the longest wait that is worth it
 */
public record RetryPolicy(int tries, Backoff backoff, Duration patience) {
    /** Refuses fewer tries than one. */
    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be >= 1, got " + tries);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must be >= 0, got " + patience);
        }
    }

    /** One try only. */
    public static RetryPolicy once() {
        return new RetryPolicy(1, Backoff.constant(Duration.ofSeconds(1)), Duration.ZERO);
    }

    /**
     * How long to wait before the next try; empty if there is none.
     *
     * @param failed how many tries failed so far; at least 1
     * @param failure the last one
     * @param chance where the random part of the wait comes from
     */
    public Optional<Duration> waitAfter(int failed, UnavailableException failure, RandomGenerator chance) {
        Duration hint = failure.retryAfter().orElse(Duration.ZERO);
        if (failed >= tries || hint.compareTo(patience) > 0) {
            return Optional.empty();
        }
        Duration wait = backoff.wait(failed, chance);
        return Optional.of(hint.compareTo(wait) > 0 ? hint : wait);
    }

    /**
     * Calls until an answer comes or the tries are used up.
     *
     * @param pause waits between the tries
     * @param chance where the random part of the waits comes from
     * @param question asks once
     * @throws UnavailableException the last one, when the tries are used up
     * @throws InterruptedException if a wait was interrupted
     */
    public <T> T call(Pause pause, RandomGenerator chance, Question<T> question) throws InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                return question.ask();
            } catch (UnavailableException failure) {
                Optional<Duration> wait = waitAfter(failed, failure, chance);
                if (wait.isEmpty()) {
                    throw failure;
                }
                pause.pause(wait.get());
            }
        }
    }

    /** Something that is asked once per try. */
    @FunctionalInterface
    public interface Question<T> {
        /**
         * Asks.
         *
         * @throws UnavailableException if there is no answer just now
         * @throws InterruptedException if the asking was interrupted
         */
        T ask() throws InterruptedException;
    }
}
