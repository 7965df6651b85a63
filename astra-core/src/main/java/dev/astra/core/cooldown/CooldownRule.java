package dev.astra.core.cooldown;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Immutable. Something may change at most once per cooldown. The time counts from the last change that was accepted, so a
 * refused attempt costs nothing. Exactly at the end of the cooldown the answer is yes; a nanosecond before it is no.
 *
 * <p>Only instants are compared: time zones and daylight saving do not exist here. A last change that lies in the future
 * (the clock was set back) refuses until one cooldown after it.
 *
 * @param cooldown how long; zero allows every change
 */
public record CooldownRule(Duration cooldown) {
    /** The cooldown of the license shop: 5 days. */
    public static final CooldownRule STANDARD = new CooldownRule(Duration.ofDays(5));

    /** Refuses a negative cooldown. */
    public CooldownRule {
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("cooldown must be >= 0, got " + cooldown);
        }
    }

    /**
     * Whether a change may be made now.
     *
     * @param lastAccepted when the last change was accepted; empty if there was none
     * @param now the present
     */
    public CooldownOutcome judge(Optional<Instant> lastAccepted, Instant now) {
        if (lastAccepted.isEmpty()) {
            return new CooldownOutcome.Allowed();
        }
        Instant opensAt = later(lastAccepted.get());
        return now.isBefore(opensAt)
                ? new CooldownOutcome.RefusedUntil(opensAt, Duration.between(now, opensAt))
                : new CooldownOutcome.Allowed();
    }

    private Instant later(Instant last) {
        return Duration.between(last, Instant.MAX).compareTo(cooldown) < 0 ? Instant.MAX : last.plus(cooldown);
    }
}
