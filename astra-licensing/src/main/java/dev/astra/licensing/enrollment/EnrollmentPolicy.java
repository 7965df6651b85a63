package dev.astra.licensing.enrollment;

import dev.astra.core.cooldown.CooldownRule;
import java.time.Duration;
import java.util.Objects;

/**
 * Immutable. What a machine must have to be enrolled, and how much of it may change.
 *
 * @param leastComponents how many components it must have; at least 1
 * @param leastWeight what they must be worth together; at least 1
 * @param neededPercent how much of the enrolled weight must stay the same, 1 to 100; rounded up
 * @param fileLife how long a file holds; at least a minute
 * @param cooldown how often a license may go to another machine; a healing counts as such a change
 * @param healingWindow within which healings add up; positive
 */
public record EnrollmentPolicy(
        int leastComponents,
        int leastWeight,
        int neededPercent,
        Duration fileLife,
        CooldownRule cooldown,
        Duration healingWindow) {
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    /** At least 3 components worth 5; 60 per cent must stay; files hold 30 days; 5 days between machines; 90 days. */
    public static final EnrollmentPolicy STANDARD =
            new EnrollmentPolicy(3, 5, 60, Duration.ofDays(30), CooldownRule.STANDARD, Duration.ofDays(90));

    /** Refuses what makes no sense. */
    public EnrollmentPolicy {
        Objects.requireNonNull(cooldown, "cooldown");
        if (leastComponents < 1 || leastWeight < 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 component worth 1, got " + leastComponents + " worth " + leastWeight);
        }
        if (neededPercent < 1 || neededPercent > 100) {
            throw new IllegalArgumentException("expected 1 to 100 per cent, got " + neededPercent);
        }
        if (fileLife.compareTo(SHORTEST_LIFE) < 0) {
            throw new IllegalArgumentException("file life must be >= " + SHORTEST_LIFE + ", got " + fileLife);
        }
        if (healingWindow.isNegative() || healingWindow.isZero()) {
            throw new IllegalArgumentException("healing window must be > 0, got " + healingWindow);
        }
    }

    /**
     * How much must stay the same.
     *
     * @param enrolled the weight of all that is enrolled
     */
    public int needed(int enrolled) {
        return Math.max(1, Math.toIntExact(((long) enrolled * neededPercent + 99) / 100));
    }
}
