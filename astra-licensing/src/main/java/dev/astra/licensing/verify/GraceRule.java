package dev.astra.licensing.verify;

import dev.astra.licensing.verify.CheckState.Seen;
import dev.astra.licensing.verify.CheckState.Yes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. For how long a yes holds. A list that said yes speaks for itself until it is stale, and grace follows. Both are
 * one budget that the time between checks uses up; each check without a newer list costs at least {@link #LEAST_COST}, so
 * that a clock that is set back before every start buys a bounded number of starts and not an endless row of them.
 */
final class GraceRule {
    /** What one check without a newer list costs at least. */
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

    /** What to remember of a yes of the legacy list, which is never fresh for longer than it is looked at. */
    static CheckState allowed(Instant now) {
        return new CheckState(Optional.empty(), now, Optional.of(new Yes(now, now, Duration.ZERO)));
    }

    /** What to remember of a signed list that says no. */
    static CheckState denied(Evidence list, Instant now) {
        return new CheckState(Optional.of(list.seen()), later(now, list.signed()), Optional.empty());
    }

    /** What a check without a list comes to. */
    Decision withoutList(Optional<CheckState> remembered, Instant now) {
        CheckState before = remembered.orElse(null);
        if (before == null) {
            return Decision.refused("no earlier yes is remembered on this machine");
        }
        if (before.yes().isEmpty()) {
            return Decision.refused("the last list that was read said no");
        }
        if (now.isBefore(before.highest().minus(TOLERANCE))) {
            return Decision.refused("the clock was set back, from " + before.highest() + " to " + now
                    + "; set it right or check once with the list");
        }
        return charge(before, before.yes().get(), now);
    }

    /**
     * What a signed list that says yes comes to. A list that was seen before brings no news of the time: it is charged like
     * a check without one. A newer one begins anew, at what the clock shows or, if the clock is behind, when it was signed.
     */
    Decision withList(Optional<CheckState> remembered, Evidence list, Instant now) {
        Instant shown = later(now, list.signed());
        Optional<CheckState> same = remembered.filter(
                before -> before.seen().filter(list.seen()::equals).isPresent());
        Optional<Yes> known = same.flatMap(CheckState::yes);
        if (same.isPresent() && known.isPresent()) {
            return charge(same.get(), known.get(), later(shown, same.get().highest()));
        }
        Instant from = same.map(before -> later(shown, before.highest())).orElse(shown);
        Yes begun = new Yes(from, list.expires(), Duration.ZERO);
        return settle(new CheckState(Optional.of(list.seen()), from, Optional.of(begun)), begun, from);
    }

    private Decision charge(CheckState before, Yes yes, Instant now) {
        Duration passed = Duration.between(before.highest(), now);
        Duration spent = yes.spent().plus(passed.compareTo(LEAST_COST) < 0 ? LEAST_COST : passed);
        Yes after = yes.spent(spent);
        return settle(new CheckState(before.seen(), later(now, before.highest()), Optional.of(after)), after, now);
    }

    private Decision settle(CheckState state, Yes yes, Instant now) {
        Duration fresh = Duration.between(yes.at(), yes.freshUntil()).minus(yes.spent());
        Duration left = fresh.plus(grace);
        Instant end = yes.freshUntil().plus(grace);
        Optional<CheckState> remember = Optional.of(state);
        if (left.isNegative() || left.isZero() || !now.isBefore(end)) {
            return new Decision(
                    Decision.Kind.REFUSED,
                    end,
                    remember,
                    "the grace of " + grace + " since " + later(yes.at(), yes.freshUntil()) + " is used up");
        }
        Instant until = now.plus(left);
        return fresh.isNegative() || fresh.isZero() || !now.isBefore(yes.freshUntil())
                ? new Decision(
                        Decision.Kind.GRACE,
                        until.isBefore(end) ? until : end,
                        remember,
                        "the last yes was at " + yes.at())
                : new Decision(
                        Decision.Kind.FRESH,
                        yes.freshUntil(),
                        remember,
                        "the list of the last yes, at " + yes.at() + ", is fresh until " + yes.freshUntil());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Immutable. A signed list that was read.
     *
     * @param seen which
     * @param signed when it was signed
     * @param expires when it becomes stale
     */
    record Evidence(Seen seen, Instant signed, Instant expires) {}

    /**
     * Immutable.
     *
     * @param kind what
     * @param until the end of being fresh, or of the grace; without meaning if refused
     * @param remember what to remember before the decision counts; empty if nothing changes
     * @param reason why
     */
    record Decision(Kind kind, Instant until, Optional<CheckState> remember, String reason) {
        /** Immutable. What it comes to. */
        enum Kind {
            FRESH,
            GRACE,
            REFUSED
        }

        static Decision refused(String reason) {
            return new Decision(Kind.REFUSED, Instant.EPOCH, Optional.empty(), Objects.requireNonNull(reason));
        }
    }
}
