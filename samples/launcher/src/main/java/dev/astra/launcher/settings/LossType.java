package dev.astra.launcher.settings;

/** Immutable. Which loss of a trade counts. */
public enum LossType {
    /** Of the items' values. */
    VALUE,
    /** Of the items' recent average prices. */
    RAP,
    /** Either of them. */
    BOTH
}
