package dev.astra.trading.vault.session;

import java.time.Duration;

/**
 * Immutable. How long a session waits.
 *
 * @param beat how often it looks: for the next request, for the end of a declined trade, and to confirm again; also the
 *     pause after each trade
 * @param start for the game to tell the id of an accepted trade
 * @param trade for a trade as a whole, from its acceptance
 * @param confirm for the player to confirm after the bot is ready
 */
public record SessionTiming(Duration beat, Duration start, Duration trade, Duration confirm) {
    /** 1 s, 10 s, 60 s and 15 s. */
    public static final SessionTiming STANDARD = new SessionTiming(
            Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(15));

    /** Refuses waits of nothing. */
    public SessionTiming {
        for (Duration each : new Duration[] {beat, start, trade, confirm}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("expected waits above 0, got " + each);
            }
        }
    }
}
