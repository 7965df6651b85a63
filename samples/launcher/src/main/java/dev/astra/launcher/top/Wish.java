package dev.astra.launcher.top;

/**
 * Immutable. What a key asks of the outside.
 *
 * @param kind what
 * @param name of the program it is about; empty if it is about none
 */
record Wish(Kind kind, String name) {
    static final Wish NOTHING = new Wish(Kind.NOTHING, "");

    enum Kind {
        NOTHING,
        QUIT,
        START,
        ENABLE,
        STOP,
        RESTART
    }
}
