package dev.astra.trading.gateway;

import java.util.function.Function;

/** Immutable. Whose session it is. */
public sealed interface AccountOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param signedIn for {@link SignedIn}
     * @param stopped for {@link Stopped}
     */
    default <R> R fold(Function<SignedIn, R> signedIn, Function<Stopped, R> stopped) {
        if (this instanceof SignedIn it) {
            return signedIn.apply(it);
        }
        return stopped.apply((Stopped) this);
    }

    /**
     * The session works.
     *
     * @param player whose it is
     */
    record SignedIn(PlayerId player) implements AccountOutcome {}

    /**
     * A person must act first.
     *
     * @param stop why
     */
    record Stopped(SessionStop stop) implements AccountOutcome {}
}
