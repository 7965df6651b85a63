package dev.astra.discord.guild;

import dev.astra.discord.RoleId;
import java.util.Set;
import java.util.function.Function;

/** Immutable. Whether somebody is in a server. */
public sealed interface MemberOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param present for {@link Present}
     * @param absent for {@link Absent}
     * @param hindered for {@link Hindered}
     */
    default <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Hindered, R> hindered) {
        if (this instanceof Present it) {
            return present.apply(it);
        }
        return this instanceof Absent it ? absent.apply(it) : hindered.apply((Hindered) this);
    }

    /**
     * They are.
     *
     * @param roles that they have
     */
    record Present(Set<RoleId> roles) implements MemberOutcome {
        /** Copies the set. */
        public Present {
            roles = Set.copyOf(roles);
        }
    }

    /** They are not. */
    record Absent() implements MemberOutcome {}

    /**
     * The server cannot be looked at.
     *
     * @param by why
     */
    record Hindered(Hindrance by) implements MemberOutcome {}
}
