package dev.astra.licensing.enrollment;

import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. Changed components were taken over into an enrollment.
 *
 * @param at when
 * @param weight what they are worth; positive
 */
public record Healing(Instant at, int weight) {
    /** Refuses a weight that is not positive. */
    public Healing {
        Objects.requireNonNull(at, "at");
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be > 0, got " + weight);
        }
    }
}
