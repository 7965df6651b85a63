package dev.astra.licensing;

import java.util.OptionalLong;
import java.util.function.Function;

/** Immutable. What came of giving a license back. */
public sealed interface ReinstateOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param reinstated for {@link Reinstated}
     * @param notRevoked for {@link NotRevoked}
     * @param moneyGone for {@link MoneyGone}
     * @param unknown for {@link UnknownLicense}
     */
    default <R> R fold(
            Function<Reinstated, R> reinstated,
            Function<NotRevoked, R> notRevoked,
            Function<MoneyGone, R> moneyGone,
            Function<UnknownLicense, R> unknown) {
        if (this instanceof Reinstated it) {
            return reinstated.apply(it);
        } else if (this instanceof NotRevoked it) {
            return notRevoked.apply(it);
        }
        return this instanceof MoneyGone it ? moneyGone.apply(it) : unknown.apply((UnknownLicense) this);
    }

    /**
     * It is as it was before it was taken away, its cooldown too.
     *
     * @param license as stored now
     * @param listVersion the version of the list that has it again; empty if it is not bound
     */
    record Reinstated(License license, OptionalLong listVersion) implements ReinstateOutcome {}

    /** It was not taken away; nothing changed. */
    record NotRevoked() implements ReinstateOutcome {}

    /** The order was refunded or disputed, so it stays taken away. */
    record MoneyGone() implements ReinstateOutcome {}

    /** There is no such license. */
    record UnknownLicense() implements ReinstateOutcome {}
}
