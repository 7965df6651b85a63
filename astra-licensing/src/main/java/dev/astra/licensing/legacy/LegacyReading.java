package dev.astra.licensing.legacy;

import java.util.List;
import java.util.function.Function;

/** Immutable. What came of reading a {@code database.json}. */
public sealed interface LegacyReading {
    /**
     * Calls the function of the case at hand.
     *
     * @param sound for {@link Sound}
     * @param refused for {@link Refused}
     */
    default <R> R fold(Function<Sound, R> sound, Function<Refused, R> refused) {
        return this instanceof Sound it ? sound.apply(it) : refused.apply((Refused) this);
    }

    /**
     * Everything was understood.
     *
     * @param records by id
     * @param form how the file is written
     * @param exact whether writing the records in that form gives the same bytes again
     * @param notices what the owner should know
     */
    record Sound(List<LegacyRecord> records, LegacyForm form, boolean exact, List<LegacyRemark> notices)
            implements LegacyReading {
        /** Copies the lists. */
        public Sound {
            records = List.copyOf(records);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Something was not understood, so nothing may be taken from the file.
     *
     * @param problems all that were found, as far as the file could be read; at least one
     */
    record Refused(List<LegacyRemark> problems) implements LegacyReading {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
