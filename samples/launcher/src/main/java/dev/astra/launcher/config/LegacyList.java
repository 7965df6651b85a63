package dev.astra.launcher.config;

/** Immutable. Whether the list for old programs, which hides nothing, is published beside the signed one. */
public enum LegacyList {
    /** Always. */
    ON,
    /** Never. */
    OFF,
    /** If an old bot's files were imported: its programs are still about. */
    AUTO
}
