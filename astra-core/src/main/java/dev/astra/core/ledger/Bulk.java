package dev.astra.core.ledger;

/** How several transfers belong together. */
public enum Bulk {
    /** All are applied, or none: if one is refused, the others are refused with it. */
    ALL,
    /** Each has its own outcome. */
    EACH
}
