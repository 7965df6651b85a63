package dev.astra.discord.guild;

import java.util.function.Function;

/** Immutable. What came of changing a role. */
public sealed interface RoleOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param done for {@link Done}
     * @param absent for {@link NotAMember}
     * @param hindered for {@link Hindered}
     */
    default <R> R fold(Function<Done, R> done, Function<NotAMember, R> absent, Function<Hindered, R> hindered) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        return this instanceof NotAMember it ? absent.apply(it) : hindered.apply((Hindered) this);
    }

    /** It is as it was wanted, now or already before. */
    record Done() implements RoleOutcome {}

    /** They are not in the server. */
    record NotAMember() implements RoleOutcome {}

    /**
     * Staff must put something right first.
     *
     * @param by what
     */
    record Hindered(Hindrance by) implements RoleOutcome {}
}
