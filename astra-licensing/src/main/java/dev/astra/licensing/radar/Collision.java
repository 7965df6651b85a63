package dev.astra.licensing.radar;

import dev.astra.core.UserId;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.MachineId;
import java.util.List;
import java.util.function.Function;

/**
 * Immutable. Something that looks shared: what, how much so, and why.
 *
 * @param subject what looks shared
 * @param score the sum of the reasons' points, at most {@link CollisionRule#MOST_POINTS}
 * @param reasons why, the heaviest first
 * @param licenses the licenses that it is about, by id
 */
public record Collision(Subject subject, int score, List<Reason> reasons, List<BuyerId> licenses) {
    /** Copies the lists. */
    public Collision {
        reasons = List.copyOf(reasons);
        licenses = List.copyOf(licenses);
    }

    /** Immutable. What looks shared. */
    public sealed interface Subject {
        /**
         * Calls the function of the case at hand.
         *
         * @param machine for {@link Machine}
         * @param buyer for {@link Buyer}
         */
        <R> R fold(Function<Machine, R> machine, Function<Buyer, R> buyer);
    }

    /**
     * One machine under several buyers.
     *
     * @param id the machine
     */
    public record Machine(MachineId id) implements Subject {
        @Override
        public <R> R fold(Function<Machine, R> machine, Function<Buyer, R> buyer) {
            return machine.apply(this);
        }
    }

    /**
     * One buyer on many machines.
     *
     * @param user the buyer
     */
    public record Buyer(UserId user) implements Subject {
        @Override
        public <R> R fold(Function<Machine, R> machine, Function<Buyer, R> buyer) {
            return buyer.apply(this);
        }
    }

    /**
     * Immutable. One reason.
     *
     * @param kind which
     * @param count how often it holds
     * @param points what that adds to the score
     */
    public record Reason(Kind kind, int count, int points) {
        Reason(Kind kind, int count) {
            this(kind, count, Math.min(CollisionRule.MOST_POINTS, Math.multiplyExact(count, kind.points)));
        }
    }

    /** Immutable. The reasons that there are. */
    public enum Kind {
        /** A further buyer had the machine at the same time. */
        AT_THE_SAME_TIME(40),
        /** A further buyer had the machine before or after the others. */
        ONE_AFTER_ANOTHER(15),
        /** A buyer without the machine tried to get it and was refused. */
        TRIED(5),
        /** A machine beyond the third of each license. */
        MANY_MACHINES(10),
        /** A license went back to a machine that it had left. */
        WENT_BACK(15),
        /** A machine that a license was refused and never got. */
        REFUSED_MACHINE(5);

        private final int points;

        Kind(int points) {
            this.points = points;
        }

        /** What each time adds to the score. */
        public int points() {
            return points;
        }
    }
}
