package dev.astra.launcher.settings;

/** Immutable. The program of another maker that trades. */
public enum TradeBot {
    /** The Olympian trade bot. */
    OTB,
    /** The Vector trade bot. */
    VECTOR
}
