package dev.astra.licensing.publication;

import java.util.function.Function;

/** Immutable. What came of waiting for a version of the list to be out. */
public sealed interface PublicationOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param published for {@link Published}
     * @param pending for {@link Pending}
     */
    default <R> R fold(Function<Published, R> published, Function<Pending, R> pending) {
        return this instanceof Published it ? published.apply(it) : pending.apply((Pending) this);
    }

    /**
     * It is out, and was read back.
     *
     * @param version what is out: the version asked for or a later one
     */
    record Published(long version) implements PublicationOutcome {}

    /**
     * It is not out yet; it will be as soon as publishing works again.
     *
     * @param version the version asked for
     */
    record Pending(long version) implements PublicationOutcome {}
}
