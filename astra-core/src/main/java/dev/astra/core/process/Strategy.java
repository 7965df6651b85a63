package dev.astra.core.process;

/** What happens to the others when a program ends by itself and is started again. */
public enum Strategy {
    /** Nothing. */
    ONE_FOR_ONE,
    /** All are restarted. */
    ALL,
    /** Those that depend on it, directly or through others, are restarted. */
    DEPENDENTS
}
