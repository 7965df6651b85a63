package dev.astra.core.security;

import java.util.Objects;

/**
 * Immutable. What a request was answered, kept so that its repetition is answered the same.
 *
 * @param status a number that the service gives a meaning, for example an HTTP status
 * @param body at most 65,536 characters
 */
public record Answer(int status, String body) {
    private static final int MOST = 65_536;

    /** Refuses a longer body. */
    public Answer {
        Objects.requireNonNull(body, "body");
        if (body.length() > MOST) {
            throw new IllegalArgumentException(
                    "expected an answer of at most " + MOST + " characters, got " + body.length());
        }
    }
}
