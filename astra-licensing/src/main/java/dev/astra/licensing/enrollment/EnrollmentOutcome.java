package dev.astra.licensing.enrollment;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Revocation;
import dev.astra.licensing.machine.ComponentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Immutable. What came of asking for an activation file. {@link Enrolled} and {@link Renewed} have one, which {@link
 * Enrollments#sign} makes; nothing else changed anything.
 */
public sealed interface EnrollmentOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param enrolled for {@link Enrolled}
     * @param renewed for {@link Renewed}
     * @param weak for {@link TooWeak}
     * @param early for {@link CooldownRefused}
     * @param notTheirs for {@link NotTheirs}
     * @param which for {@link WhichLicense}
     * @param revoked for {@link Revoked}
     */
    default <R> R fold(
            Function<Enrolled, R> enrolled,
            Function<Renewed, R> renewed,
            Function<TooWeak, R> weak,
            Function<CooldownRefused, R> early,
            Function<NotTheirs, R> notTheirs,
            Function<WhichLicense, R> which,
            Function<Revoked, R> revoked) {
        if (this instanceof Enrolled it) {
            return enrolled.apply(it);
        } else if (this instanceof Renewed it) {
            return renewed.apply(it);
        } else if (this instanceof TooWeak it) {
            return weak.apply(it);
        } else if (this instanceof CooldownRefused it) {
            return early.apply(it);
        } else if (this instanceof NotTheirs it) {
            return notTheirs.apply(it);
        } else if (this instanceof WhichLicense it) {
            return which.apply(it);
        }
        return revoked.apply((Revoked) this);
    }

    /**
     * The machine was enrolled as a whole: for the first time, or in place of another one.
     *
     * @param enrollment as it is now
     * @param instead whether another machine was enrolled before
     */
    record Enrolled(Enrollment enrollment, boolean instead) implements EnrollmentOutcome {}

    /**
     * It is the enrolled machine, with or without changes.
     *
     * @param enrollment as it is now
     * @param healed the kinds whose new components were taken over
     * @param unhealed the kinds that changed too, for which the bound leaves no room; they count as changed
     */
    record Renewed(Enrollment enrollment, List<ComponentKind> healed, List<ComponentKind> unhealed)
            implements EnrollmentOutcome {
        /** Copies the lists. */
        public Renewed {
            healed = List.copyOf(healed);
            unhealed = List.copyOf(unhealed);
        }
    }

    /**
     * The machine tells too little about itself to be recognized later.
     *
     * @param components how many it told
     * @param weight what they are worth
     * @param leastComponents how many are asked for
     * @param leastWeight what they must be worth
     */
    record TooWeak(int components, int weight, int leastComponents, int leastWeight) implements EnrollmentOutcome {}

    /**
     * It is another machine, and the last change is too recent.
     *
     * @param license which license
     * @param until the first instant at which the answer becomes yes
     * @param remaining from now to then
     */
    record CooldownRefused(BuyerId license, Instant until, Duration remaining) implements EnrollmentOutcome {}

    /** There is no such license, it is somebody else's, or the key is not its key. */
    record NotTheirs() implements EnrollmentOutcome {}

    /**
     * They have several licenses and did not say which.
     *
     * @param licenses theirs, in the order of their ids
     */
    record WhichLicense(List<BuyerId> licenses) implements EnrollmentOutcome {
        /** Copies the list. */
        public WhichLicense {
            licenses = List.copyOf(licenses);
        }
    }

    /**
     * The license was taken away.
     *
     * @param license which license
     * @param reason why
     */
    record Revoked(BuyerId license, Revocation.Reason reason) implements EnrollmentOutcome {}
}
