package dev.astra.licensing;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Immutable. What came of forgetting a person. */
public sealed interface ForgetOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param forgotten for {@link Forgotten}
     * @param already for {@link AlreadyForgotten}
     * @param nobody for {@link NobodyKnown}
     */
    default <R> R fold(
            Function<Forgotten, R> forgotten, Function<AlreadyForgotten, R> already, Function<NobodyKnown, R> nobody) {
        if (this instanceof Forgotten it) {
            return forgotten.apply(it);
        }
        return this instanceof AlreadyForgotten it ? already.apply(it) : nobody.apply((NobodyKnown) this);
    }

    /**
     * No live state names them any more. The log and the snapshots of the store still do until it is compacted, and so do
     * backups.
     *
     * @param licenses theirs, which are nobody's now and can never be claimed again
     * @param addressOnly licenses of others, bought with the same e-mail, that only lost the e-mail
     * @param listVersion the version of the list without their machines; empty if none was on it
     */
    record Forgotten(List<BuyerId> licenses, List<BuyerId> addressOnly, OptionalLong listVersion)
            implements ForgetOutcome {
        /** Copies the lists. */
        public Forgotten {
            licenses = List.copyOf(licenses);
            addressOnly = List.copyOf(addressOnly);
        }
    }

    /** The buyer of this license was forgotten before; nothing changed. */
    record AlreadyForgotten() implements ForgetOutcome {}

    /** No license of theirs, or no license of this number. */
    record NobodyKnown() implements ForgetOutcome {}
}
