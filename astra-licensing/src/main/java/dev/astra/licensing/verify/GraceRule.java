package dev.astra.licensing.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. How long a program may go on without the list. Grace is a budget that the time between checks uses up; each
 * check costs at least {@link #LEAST_COST}, so that a clock that is set back before every start buys a bounded number of
 * starts and not an endless row of them.
 */
final class GraceRule {
    /** What one check without the list costs at least. */
    static final Duration LEAST_COST = Duration.ofMinutes(1);

    /** How far the clock may have gone back since the last check: what setting it right by the network may do. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Duration grace;

    GraceRule(Duration grace) {
        if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("grace must be from 0 to " + LONGEST + ", got " + grace);
        }
        this.grace = grace;
    }

    /** What to remember of a yes. */
    static GraceState allowed(String pair, Instant now) {
        return new GraceState(pair, now, now, Duration.ZERO);
    }

    /** What a check without the list comes to. */
    Decision decide(Optional<GraceState> remembered, String pair, Instant now) {
        GraceState before = remembered.orElse(null);
        if (before == null) {
            return refused("no earlier yes is remembered on this machine");
        }
        if (!before.pair().equals(pair)) {
            return refused("the remembered yes is for another buyer id or machine");
        }
        if (now.isBefore(before.highest().minus(TOLERANCE))) {
            return refused("the clock was set back, from " + before.highest() + " to " + now
                    + "; set it right or check once with the list");
        }
        return charge(before, now);
    }

    private Decision charge(GraceState before, Instant now) {
        Duration passed = Duration.between(before.highest(), now);
        Duration spent = before.spent().plus(passed.compareTo(LEAST_COST) < 0 ? LEAST_COST : passed);
        Instant highest = now.isAfter(before.highest()) ? now : before.highest();
        GraceState after = new GraceState(before.pair(), before.allowed(), highest, spent);
        Duration left = grace.minus(spent);
        return left.isNegative() || left.isZero()
                ? new Decision(
                        Optional.empty(),
                        Optional.of(after),
                        "the grace of " + grace + " since " + before.allowed() + " is used up")
                : new Decision(
                        Optional.of(now.plus(left)), Optional.of(after), "the last yes was at " + before.allowed());
    }

    private static Decision refused(String reason) {
        return new Decision(Optional.empty(), Optional.empty(), Objects.requireNonNull(reason));
    }

    /**
     * Immutable.
     *
     * @param until the end of the grace; empty if there is none
     * @param remember what to remember before the decision counts; empty if nothing changes
     * @param reason why
     */
    record Decision(Optional<Instant> until, Optional<GraceState> remember, String reason) {}
}
