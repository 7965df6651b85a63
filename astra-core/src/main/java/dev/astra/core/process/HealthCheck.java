package dev.astra.core.process;

import java.time.Duration;

/**
 * Immutable. How often a program is asked how it is, and what counts as no.
 *
 * @param probe asks
 * @param every between the end of a look and the next one; at least 10 ms
 * @param within a look that takes longer has failed; at least 10 ms
 * @param failures so many failed looks in a row are one too many; 1 to 100. A readiness check does not use it.
 */
public record HealthCheck(Probe probe, Duration every, Duration within, int failures) {
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final int MOST = 100;

    /** Refuses times that would keep a processor busy. */
    public HealthCheck {
        if (every.compareTo(LEAST) < 0 || within.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "every and within must be at least " + LEAST + ", got " + every + " and " + within);
        }
        if (failures < 1 || failures > MOST) {
            throw new IllegalArgumentException("failures must be 1 to " + MOST + ", got " + failures);
        }
    }

    /** Each 10 s, within 5 s, three failures in a row. */
    public static HealthCheck of(Probe probe) {
        return new HealthCheck(probe, Duration.ofSeconds(10), Duration.ofSeconds(5), 3);
    }

    /** With another rhythm. */
    public HealthCheck every(Duration time) {
        return new HealthCheck(probe, time, within, failures);
    }
}
