package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;

/** Why a log is refused: where, what was found, the way out. */
final class Damage {
    private static final String WAY_OUT =
            ". Nothing was changed. Keep a copy of this directory; then put the newest backup"
                    + " in its place, or recover what can be proved into a new directory";

    private Damage() {}

    static CorruptDataException at(String file, long line, long position, String found) {
        return new CorruptDataException(file + ", line " + line + ", byte " + position
                + ": expected a line of the log, found " + found + WAY_OUT);
    }

    static CorruptDataException missing(String file, String why) {
        return new CorruptDataException(file + " is missing: " + why + WAY_OUT);
    }

    static CorruptDataException of(String file, String found) {
        return new CorruptDataException(file + ": " + found + WAY_OUT);
    }
}
