package dev.astra.core.time;

import java.time.Duration;
import java.util.Optional;

/**
 * Immutable. When a watchdog looks, what counts as hung, and how soon it replaces.
 *
 * @param beforeCheck the wait before each look; positive
 * @param afterCheck the wait after each look, added to the one before the next
 * @param beforeRestart the wait between finding a run dead or hung and its replacement
 * @param hungAfter without a sign of life for longer than this a run counts as hung; empty means never
 */
public record WatchTiming(
        Duration beforeCheck, Duration afterCheck, Duration beforeRestart, Optional<Duration> hungAfter) {
    /** Refuses negative times. */
    public WatchTiming {
        positive("beforeCheck", beforeCheck);
        notNegative("afterCheck", afterCheck);
        notNegative("beforeRestart", beforeRestart);
        hungAfter.ifPresent(time -> positive("hungAfter", time));
    }

    /** Looks every 10 seconds; 45 seconds without a sign of life count as hung. A replacement is there within 60 s. */
    public static WatchTiming standard() {
        return new WatchTiming(
                Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO, Optional.of(Duration.ofSeconds(45)));
    }

    /** As the old license bot did: looks after 10 s, then every 360 s; replaces 360 s later; sees no hung run. */
    public static WatchTiming legacy() {
        return new WatchTiming(
                Duration.ofSeconds(10), Duration.ofSeconds(350), Duration.ofSeconds(360), Optional.empty());
    }

    /** From one look to the next, when nothing is replaced. */
    public Duration period() {
        return beforeCheck.plus(afterCheck);
    }

    private static void positive(String name, Duration time) {
        notNegative(name, time);
        if (time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, got " + time);
        }
    }

    private static void notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0, got " + time);
        }
    }
}
