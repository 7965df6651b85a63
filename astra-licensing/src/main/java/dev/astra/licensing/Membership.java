package dev.astra.licensing;

/**
 * Whether a person is in the seller's community, as a fact for a decision. Whoever could not find out does not decide: they
 * let the {@link dev.astra.core.UnavailableException} of the asking pass to their caller.
 */
public enum Membership {
    /** They are. */
    MEMBER,
    /** They are not. */
    NOT_A_MEMBER,
    /** The seller does not ask for it. */
    NOT_REQUIRED
}
