package dev.astra.core.cooldown;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Immutable. What {@link CooldownRule} answers. */
public sealed interface CooldownOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param allowed for {@link Allowed}
     * @param refused for {@link RefusedUntil}
     */
    <R> R fold(Function<Allowed, R> allowed, Function<RefusedUntil, R> refused);

    /** The change may be made now. */
    record Allowed() implements CooldownOutcome {
        @Override
        public <R> R fold(Function<Allowed, R> allowed, Function<RefusedUntil, R> refused) {
            return allowed.apply(this);
        }
    }

    /**
     * Too early.
     *
     * @param opensAt the first instant at which the answer becomes yes
     * @param remaining from now to then; positive
     */
    record RefusedUntil(Instant opensAt, Duration remaining) implements CooldownOutcome {
        /** Refuses a remaining time that is not positive. */
        public RefusedUntil {
            if (remaining.isNegative() || remaining.isZero()) {
                throw new IllegalArgumentException("remaining time must be > 0, got " + remaining);
            }
        }

        @Override
        public <R> R fold(Function<Allowed, R> allowed, Function<RefusedUntil, R> refused) {
            return refused.apply(this);
        }
    }
}
