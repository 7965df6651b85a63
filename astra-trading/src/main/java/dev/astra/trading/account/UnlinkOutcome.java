package dev.astra.trading.account;

import java.util.function.Function;

/** Immutable. What came of giving an account up. */
public sealed interface UnlinkOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param unlinked for {@link Unlinked}
     * @param notLinked for {@link NotLinked}
     */
    default <R> R fold(Function<Unlinked, R> unlinked, Function<NotLinked, R> notLinked) {
        return this instanceof Unlinked it ? unlinked.apply(it) : notLinked.apply((NotLinked) this);
    }

    /**
     * It is given up; what the user owns stays theirs.
     *
     * @param link as it was
     */
    record Unlinked(Link link) implements UnlinkOutcome {}

    /** There was none. */
    record NotLinked() implements UnlinkOutcome {}
}
