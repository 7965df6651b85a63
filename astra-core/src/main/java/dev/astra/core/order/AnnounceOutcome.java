package dev.astra.core.order;

import java.util.function.Function;

/** Immutable. What came of the shop's word that something happened to an order. */
public sealed interface AnnounceOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param noted for {@link Noted}
     * @param already for {@link AlreadyNoted}
     * @param full for {@link Full}
     */
    default <R> R fold(Function<Noted, R> noted, Function<AlreadyNoted, R> already, Function<Full, R> full) {
        if (this instanceof Noted it) {
            return noted.apply(it);
        }
        return this instanceof AlreadyNoted it ? already.apply(it) : full.apply((Full) this);
    }

    /** The next look at the shop reads the order. */
    record Noted() implements AnnounceOutcome {}

    /** It was noted before and not read yet; it is read once. */
    record AlreadyNoted() implements AnnounceOutcome {}

    /**
     * Too many are noted already; nothing changed. A look at the pages finds it too.
     *
     * @param most how many are noted
     */
    record Full(int most) implements AnnounceOutcome {}
}
