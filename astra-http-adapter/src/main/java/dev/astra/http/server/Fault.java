package dev.astra.http.server;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. Why a call was not answered as it wished.
 *
 * @param status the HTTP status, 400 to 599
 * @param code a word that programs can tell it by
 * @param detail one sentence for people, without anything secret
 * @param place where in the call, for example {@code body/items/0}; empty for the call as a whole
 * @param retryAfter when to try again, if that helps
 */
public record Fault(int status, String code, String detail, String place, Optional<Duration> retryAfter) {
    private static final int LEAST_STATUS = 400;
    private static final int MOST_STATUS = 599;

    /** Refuses another status. */
    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(retryAfter, "retryAfter");
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("expected a status from 400 to 599, got " + status);
        }
    }

    /** A fault of the call as a whole. */
    public static Fault of(int status, String code, String detail) {
        return new Fault(status, code, detail, "", Optional.empty());
    }

    /** A fault at a place. */
    public static Fault at(int status, String code, String place, String detail) {
        return new Fault(status, code, detail, place, Optional.empty());
    }

    /** A fault that time heals. */
    public static Fault later(int status, String code, String detail, Duration retryAfter) {
        return new Fault(status, code, detail, "", Optional.of(retryAfter));
    }

    /** Whole seconds for the header {@code Retry-After}; at least 1. */
    Optional<Long> retrySeconds() {
        return retryAfter.map(time -> Math.max(1, time.plusMillis(999).toSeconds()));
    }
}
