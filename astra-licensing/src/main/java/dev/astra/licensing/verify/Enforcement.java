package dev.astra.licensing.verify;

/** Immutable. What a program does about a license that is not known to be good. */
public enum Enforcement {
    /** It does not run. */
    STRICT,
    /** It runs and tells: for hosts that must never stop a running system, or that only want to count. */
    ADVISORY
}
