package dev.astra.core.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. Something that people are told.
 *
 * @param kind how it is meant; shown as a color, for example
 * @param headline in a few words what it is about: {@code Trade Cancelled}
 * @param title the sentence: what happened
 * @param fields the facts, in order; at most 25
 * @param time when it happened
 */
public record Notice(Kind kind, String headline, String title, List<Field> fields, Instant time) {
    /** The most fields that a notice may have. */
    public static final int MOST_FIELDS = 25;

    /** How a notice is meant. */
    public enum Kind {
        /** Something was done that is as it should be. */
        DONE,
        /** Something is to be looked at. */
        WARNING,
        /** Work stands still until a person acts. */
        ALARM
    }

    /**
     * Immutable. One fact.
     *
     * @param name what it is; not empty
     * @param value the fact; not empty
     * @param inline whether it may stand beside others
     */
    public record Field(String name, String value, boolean inline) {
        /** Refuses empty parts. */
        public Field {
            if (name.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("expected a name and a value, got '" + name + "'");
            }
        }
    }

    /** Copies the list; refuses missing parts and more fields than people read. */
    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(time, "time");
        fields = List.copyOf(fields);
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("a notice has at most " + MOST_FIELDS + " fields, got " + fields.size());
        }
    }
}
