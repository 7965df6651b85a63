package dev.astra.core.process.jdk;

/** What becomes of programs when their supervisor dies without a word, for example by {@code kill -9}. */
public enum AfterDeath {
    /** A guard process ends them. Where there is none (Windows), the next supervisor does. */
    END,
    /** They go on, and the next supervisor takes them over. */
    LEAVE
}
