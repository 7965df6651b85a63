package dev.astra.core.store;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Immutable. A record on its way into the archive. */
final class Addition {
    private static final int HEAD = 160;

    private final String history;
    private final Object key;
    private final byte[] rest;

    /**
     * A record as it stands in the log.
     *
     * @param history the history's name
     * @param key a {@link Long} or a {@link String}
     * @param time the time of its commit
     * @param row the record as a JSON object in ASCII
     */
    Addition(String history, Object key, Instant time, byte[] row) {
        this.history = history;
        this.key = key;
        this.rest = rest(key, InstantText.of(time), row);
    }

    static <K, V> Addition of(History<K, V> history, K key, Instant time, V value, JsonBytes json) {
        byte[] row = json.of(out -> {
            out.writeStartObject();
            history.codec().write(value, new RowWriter(out));
            out.writeEndObject();
        });
        return new Addition(history.name(), history.key().toJson(key), time, row);
    }

    String history() {
        return history;
    }

    Object key() {
        return key;
    }

    /** Writes the record as a change of a batch. */
    void writeChange(OutputStream out) throws IOException {
        Ascii change = new Ascii(HEAD + rest.length);
        out.write(change.text("{\"history\":\"")
                .text(history)
                .text("\"")
                .bytes(rest)
                .toBytes());
    }

    /**
     * The record as a line of the archive.
     *
     * @param position where the line will stand
     * @param all the chain of the history, before this record
     * @param same the chain of the key, before this record
     */
    byte[] line(long position, Chain all, Chain same) {
        Ascii line = new Ascii(HEAD + rest.length)
                .text("{\"position\":")
                .number(position)
                .text(",\"history\":\"")
                .text(history)
                .text("\",\"number\":")
                .number(all.length() + 1);
        links(line.text(",\"back\":["), all.links());
        links(line.text("],\"place\":").number(same.length() + 1).text(",\"keyBack\":["), same.links());
        return line.text("]").bytes(rest).toBytes();
    }

    private static void links(Ascii line, Chain.Links links) {
        line.number(links.previous()).text(",").number(links.jump());
    }

    /** What stands in the log and in the archive alike, from the key on. */
    private static byte[] rest(Object key, String time, byte[] row) {
        Ascii rest = new Ascii(row.length + 128).text(",\"key\":");
        if (key instanceof Long number) {
            rest.number(number);
        } else if (key instanceof String text && isPlain(text)) {
            rest.text("\"").text(text).text("\"");
        } else {
            rest.bytes(new JsonBytes().of(json -> JsonValue.write(json, key)));
        }
        return rest.text(",\"time\":\"")
                .text(time)
                .text("\",\"row\":")
                .bytes(row)
                .text("}")
                .toBytes();
    }

    /** Whether a text stands in JSON as it is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
