package dev.astra.licensing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Immutable. What came of binding a machine. Only {@link Bound} and {@link Changed} changed anything. None shows a machine
 * id in its {@code toString}.
 */
public sealed interface BindOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param bound for {@link Bound}
     * @param changed for {@link Changed}
     * @param unchanged for {@link Unchanged}
     * @param tooEarly for {@link CooldownRefused}
     * @param notABuyer for {@link NotABuyer}
     * @param notAMember for {@link NotAMember}
     * @param notAMachine for {@link NotAMachineId}
     * @param which for {@link WhichLicense}
     * @param taken for {@link MachineTakenElsewhere}
     * @param revoked for {@link Revoked}
     */
    default <R> R fold(
            Function<Bound, R> bound,
            Function<Changed, R> changed,
            Function<Unchanged, R> unchanged,
            Function<CooldownRefused, R> tooEarly,
            Function<NotABuyer, R> notABuyer,
            Function<NotAMember, R> notAMember,
            Function<NotAMachineId, R> notAMachine,
            Function<WhichLicense, R> which,
            Function<MachineTakenElsewhere, R> taken,
            Function<Revoked, R> revoked) {
        if (this instanceof Bound it) {
            return bound.apply(it);
        } else if (this instanceof Changed it) {
            return changed.apply(it);
        } else if (this instanceof Unchanged it) {
            return unchanged.apply(it);
        } else if (this instanceof CooldownRefused it) {
            return tooEarly.apply(it);
        } else if (this instanceof NotABuyer it) {
            return notABuyer.apply(it);
        } else if (this instanceof NotAMember it) {
            return notAMember.apply(it);
        } else if (this instanceof NotAMachineId it) {
            return notAMachine.apply(it);
        } else if (this instanceof WhichLicense it) {
            return which.apply(it);
        } else if (this instanceof MachineTakenElsewhere it) {
            return taken.apply(it);
        }
        return revoked.apply((Revoked) this);
    }

    /**
     * Bound for the first time.
     *
     * @param id of the license
     * @param machine the machine
     * @param listVersion the version of the list that has it
     * @param sharedWith other licenses that are bound to the same machine; somebody should look
     */
    record Bound(BuyerId id, MachineId machine, long listVersion, List<BuyerId> sharedWith) implements BindOutcome {
        /** Copies the list. */
        public Bound {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    /**
     * Bound to another machine than before.
     *
     * @param id of the license
     * @param old the machine before; empty if an older program had stored something else
     * @param machine the machine now
     * @param listVersion the version of the list that has it
     * @param sharedWith other licenses that are bound to the same machine; somebody should look
     */
    record Changed(BuyerId id, Optional<MachineId> old, MachineId machine, long listVersion, List<BuyerId> sharedWith)
            implements BindOutcome {
        /** Copies the list. */
        public Changed {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    /**
     * Bound to this machine already; that costs no cooldown.
     *
     * @param id of the license
     * @param machine the machine
     */
    record Unchanged(BuyerId id, MachineId machine) implements BindOutcome {}

    /**
     * The last change is too recent. The attempt did not start the cooldown anew.
     *
     * @param id of the license
     * @param until the first instant at which the answer becomes yes
     * @param remaining from now to then
     * @param old the machine that stays; empty if an older program had stored something else
     * @param machine the machine that was refused
     */
    record CooldownRefused(BuyerId id, Instant until, Duration remaining, Optional<MachineId> old, MachineId machine)
            implements BindOutcome {}

    /** They have no license, or not the one they named: claim first. */
    record NotABuyer() implements BindOutcome {}

    /** They must join the community first. */
    record NotAMember() implements BindOutcome {}

    /**
     * What they typed names no machine.
     *
     * @param reason why not
     */
    record NotAMachineId(Reason reason) implements BindOutcome {
        /** Why a text names no machine. */
        public enum Reason {
            /** It is no UUID. */
            NOT_A_UUID,
            /** Vendors put this UUID on many machines. */
            PLACEHOLDER
        }
    }

    /**
     * They have several licenses and did not say which.
     *
     * @param licenses theirs, in the order of their ids
     */
    record WhichLicense(List<BuyerId> licenses) implements BindOutcome {
        /** Copies the list. */
        public WhichLicense {
            licenses = List.copyOf(licenses);
        }
    }

    /**
     * Another license is bound to this machine, and the policy is to refuse.
     *
     * @param id of the license that stays as it is
     * @param others the licenses that are bound to the machine; not for the person who asked
     */
    record MachineTakenElsewhere(BuyerId id, List<BuyerId> others) implements BindOutcome {
        /** Copies the list. */
        public MachineTakenElsewhere {
            others = List.copyOf(others);
        }
    }

    /**
     * The license was taken away.
     *
     * @param id of the license
     * @param reason why
     */
    record Revoked(BuyerId id, Revocation.Reason reason) implements BindOutcome {}
}
