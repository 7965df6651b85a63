package dev.astra.launcher.command;

import dev.astra.launcher.config.Setting;
import java.util.List;

/**
 * What a command needs to run.
 *
 * @param missing what to do when there is no store yet
 * @param required settings that must have a value
 * @param optional settings that it uses if they have one
 */
record Needs(Missing missing, List<Setting<?>> required, List<Setting<?>> optional) {
    /** What to do when there is no store yet. */
    enum Missing {
        /** Refuse: the command has nothing to work on. */
        REFUSE,
        /** Make one. */
        CREATE,
        /** Work on an empty one in memory, which is forgotten. */
        PRETEND
    }

    static Needs store() {
        return new Needs(Missing.REFUSE, List.of(), List.of());
    }

    static Needs newStore() {
        return new Needs(Missing.CREATE, List.of(), List.of());
    }

    static Needs pretendedStore() {
        return new Needs(Missing.PRETEND, List.of(), List.of());
    }

    Needs settings(Setting<?>... settings) {
        return new Needs(missing, List.of(settings), optional);
    }

    Needs ifSet(Setting<?>... settings) {
        return new Needs(missing, required, List.of(settings));
    }
}
