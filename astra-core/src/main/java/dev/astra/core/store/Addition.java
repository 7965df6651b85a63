package dev.astra.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Immutable. A record on its way into the archive. */
final class Addition {
    private static final int LINKS = 320;

    private final String history;
    private final Object key;
    private final @Nullable Object other;
    private final byte[] rest;

    /**
     * A record as it stands in the log.
     *
     * @param history the history's name
     * @param key a {@link Long} or a {@link String}
     * @param other the second key that it stands under, of the same kind; null if there is none
     * @param rest the record from its keys on, as {@link #rest} makes it
     */
    private Addition(String history, Object key, @Nullable Object other, byte[] rest) {
        this.history = history;
        this.key = key;
        this.other = other;
        this.rest = rest;
    }

    /** A record that was read; the row is a JSON object in ASCII. */
    static Addition read(String history, Object key, @Nullable Object other, Instant time, byte[] row) {
        Ascii rest = rest(new Ascii(row.length + LINKS), key, other, InstantText.of(time));
        return new Addition(history, key, other, rest.bytes(row).sign('}').toBytes());
    }

    /**
     * A new record.
     *
     * @param time of its commit, as a text
     * @param pen what it is written with; what was in it is lost
     */
    static <K, V> Addition of(History<K, V> history, K key, @Nullable K other, String time, V value, Ascii pen) {
        Object first = history.key().toJson(key);
        Object second = other == null ? null : history.key().toJson(other);
        pen.truncate(0);
        rest(pen, first, second, time);
        RowText.record(pen, history.codec(), value);
        return new Addition(history.name(), first, second, pen.sign('}').toBytes());
    }

    String history() {
        return history;
    }

    Object key() {
        return key;
    }

    /** The second key that it stands under; null if there is none. */
    @Nullable Object other() {
        return other;
    }

    /** Writes the record as a change of a batch. */
    void writeChange(Ascii out) {
        out.text("{\"history\":\"").text(history).sign('"').bytes(rest);
    }

    /**
     * The record as a line of the archive.
     *
     * @param pen what it is written with; what was in it is lost
     * @param position where the line will stand
     * @param all the chain of the history, before this record
     * @param same the chain of the key, before this record
     * @param second the chain of the second key, before this record; null if there is none
     */
    byte[] line(Ascii pen, long position, Chain all, Chain same, @Nullable Chain second) {
        pen.truncate(0);
        Ascii line = pen.text("{\"position\":")
                .number(position)
                .text(",\"history\":\"")
                .text(history)
                .text("\",\"number\":")
                .number(all.length() + 1);
        links(line.text(",\"back\":["), all.links());
        links(line.text("],\"place\":").number(same.length() + 1).text(",\"keyBack\":["), same.links());
        if (second != null) {
            links(line.text("],\"otherPlace\":").number(second.length() + 1).text(",\"otherBack\":["), second.links());
        }
        return line.sign(']').bytes(rest).toBytes();
    }

    private static void links(Ascii line, Chain.Links links) {
        line.number(links.previous()).sign(',').number(links.jump());
    }

    /** The beginning of what stands in the log and in the archive alike: all but the row. */
    private static Ascii rest(Ascii rest, Object key, @Nullable Object other, String time) {
        JsonValue.write(rest.text(",\"key\":"), key);
        if (other != null) {
            JsonValue.write(rest.text(",\"other\":"), other);
        }
        return rest.text(",\"time\":\"").text(time).text("\",\"row\":");
    }
}
