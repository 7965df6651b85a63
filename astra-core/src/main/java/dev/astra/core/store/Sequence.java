package dev.astra.core.store;

/**
 * Immutable. The declaration of a counter for numbers that are never given twice, also not after what they named is gone.
 * Drawn with {@link Tx#next}; starts at 1.
 *
 * @param name the name in the log: lower-case letters, digits, dots and hyphens, at most 63; never changes
 */
public record Sequence(String name) {
    /** Refuses an unusable name. */
    public Sequence {
        Table.checkName(name);
    }
}
