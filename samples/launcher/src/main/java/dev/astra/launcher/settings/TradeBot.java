package dev.astra.launcher.settings;

import java.util.Locale;

/** Immutable. The program of another maker that trades. */
public enum TradeBot {
    /** The Olympian trade bot. */
    OTB("olympian"),
    /** The Vector trade bot. */
    VECTOR("vector"),
    /** No trade bot runs beside Astra. */
    NONE("");

    private final String program;

    TradeBot(String program) {
        this.program = program;
    }

    /** What its program is called, as a file and among the companion programs; empty if there is none. */
    public String program() {
        return program;
    }

    /** As it is written in the settings file. */
    public String word() {
        return this == OTB ? name() : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
