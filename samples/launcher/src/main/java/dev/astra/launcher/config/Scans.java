package dev.astra.launcher.config;

import java.util.Locale;

/** What scans that nobody asked for may do. */
public enum Scans {
    /** The first one of a run declines nothing and says what it would; the others decline. */
    DRY_FIRST,
    /** None declines anything. */
    DRY,
    /** All decline. */
    DECLINE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
