package dev.astra.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something needed is not there just now: a disk, an outside service, room in a queue. What was asked for may or may not
 * have happened; repeat it with the same idempotency key.
 */
public final class UnavailableException extends AstraException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * No hint when to try again.
     *
     * @param message what was expected, what was found, what to do
     */
    public UnavailableException(String message) {
        super(message);
        this.retryAfter = null;
    }

    /**
     * No hint when to try again.
     *
     * @param message what was expected, what was found, what to do
     * @param cause what was seen
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /**
     * With a hint when to try again.
     *
     * @param message what was expected, what was found, what to do
     * @param retryAfter how long to wait before the next try; not negative
     */
    public UnavailableException(String message, Duration retryAfter) {
        super(message);
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must be >= 0, got " + retryAfter);
        }
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** How long to wait before the next try, if the other side said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
