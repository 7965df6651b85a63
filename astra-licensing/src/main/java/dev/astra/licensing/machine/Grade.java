package dev.astra.licensing.machine;

/** Immutable. How much a machine id is worth. */
public enum Grade {
    /** From the firmware: survives a new operating system. */
    HARDWARE,
    /** From the installed operating system: a new installation changes it, and a copied image carries it along. */
    INSTALLATION
}
