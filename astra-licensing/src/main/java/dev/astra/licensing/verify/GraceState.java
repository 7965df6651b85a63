package dev.astra.licensing.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Immutable. What the customer's machine remembers of its last allowed check.
 *
 * @param pair which buyer on which machine, as 64 lower-case hexadecimal digits that do not tell either
 * @param allowed when the check last said yes
 * @param highest the latest instant that the clock has shown to a check since
 * @param spent how much grace was used up since; not negative
 */
public record GraceState(String pair, Instant allowed, Instant highest, Duration spent) {
    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{64}");

    /** Refuses a pair of another form, a high mark before the yes, and negative grace. */
    public GraceState {
        if (!PAIR.matcher(pair).matches()) {
            throw new IllegalArgumentException("expected a pair of 64 lower-case hexadecimal digits, got a text of "
                    + pair.length() + " characters");
        }
        if (highest.isBefore(allowed)) {
            throw new IllegalArgumentException("highest must be >= allowed (" + allowed + "), got " + highest);
        }
        if (spent.isNegative()) {
            throw new IllegalArgumentException("spent must be >= 0, got " + spent);
        }
    }
}
