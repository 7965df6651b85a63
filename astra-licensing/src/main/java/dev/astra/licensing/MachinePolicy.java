package dev.astra.licensing;

/** What to do when a machine that another license is bound to is to be bound once more. */
public enum MachinePolicy {
    /** Bind it, and name the other licenses in the outcome. */
    ALLOW_AND_REPORT,
    /** Refuse. */
    REFUSE
}
