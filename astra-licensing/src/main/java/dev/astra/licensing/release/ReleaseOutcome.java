package dev.astra.licensing.release;

import java.util.function.Function;

/** Immutable. What a {@link SignedUpdateCheck} found. None of the cases is a reason to stop the program. */
public sealed interface ReleaseOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param upToDate for {@link UpToDate}
     * @param available for {@link UpdateAvailable}
     * @param refused for {@link Refused}
     * @param unknown for {@link Unknown}
     */
    default <R> R fold(
            Function<UpToDate, R> upToDate,
            Function<UpdateAvailable, R> available,
            Function<Refused, R> refused,
            Function<Unknown, R> unknown) {
        if (this instanceof UpToDate it) {
            return upToDate.apply(it);
        } else if (this instanceof UpdateAvailable it) {
            return available.apply(it);
        }
        return this instanceof Refused it ? refused.apply(it) : unknown.apply((Unknown) this);
    }

    /** Immutable. How much an update matters. */
    enum Urgency {
        /** The running version is no longer supported. */
        REQUIRED,
        /** Everybody should have it. */
        RECOMMENDED,
        /** Whoever likes. */
        OPTIONAL
    }

    /**
     * Nothing newer is published. What is published may be older: it is never offered.
     *
     * @param published what is published
     */
    record UpToDate(Release published) implements ReleaseOutcome {}

    /**
     * Something newer is published.
     *
     * @param release what
     * @param urgency how much it matters
     */
    record UpdateAvailable(Release release, Urgency urgency) implements ReleaseOutcome {}

    /**
     * What is published must not be used: it is not signed by who may, or somebody shows an old one.
     *
     * @param reason why
     */
    record Refused(String reason) implements ReleaseOutcome {}

    /**
     * It could not be found out.
     *
     * @param reason what was expected and what was found
     */
    record Unknown(String reason) implements ReleaseOutcome {}
}
