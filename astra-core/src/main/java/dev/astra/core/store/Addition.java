package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Immutable. A record on its way into the archive. */
final class Addition {
    private final String history;
    private final Object key;
    private final Instant time;
    private final byte[] row;

    /**
     * A record as it stands in the log.
     *
     * @param history the history's name
     * @param key a {@link Long} or a {@link String}
     * @param time the time of its commit
     * @param row the record as a JSON object in ASCII; handed over, not copied
     */
    Addition(String history, Object key, Instant time, byte[] row) {
        this.history = history;
        this.key = key;
        this.time = time;
        this.row = row;
    }

    static <K, V> Addition of(History<K, V> history, K key, Instant time, V value) {
        byte[] row = json(json -> {
            json.writeStartObject();
            history.codec().write(value, new RowWriter(json));
            json.writeEndObject();
        });
        return new Addition(history.name(), history.key().toJson(key), time, row);
    }

    String history() {
        return history;
    }

    Object key() {
        return key;
    }

    /** The record as a change of a batch. */
    byte[] change() {
        return join("{\"history\":\"" + history + "\"");
    }

    /**
     * The record as a line of the archive.
     *
     * @param position where the line will stand
     * @param all the chain of the history, before this record
     * @param same the chain of the key, before this record
     */
    byte[] line(long position, Chain all, Chain same) {
        Chain.Links back = all.links();
        Chain.Links keyBack = same.links();
        return join("{\"position\":" + position + ",\"history\":\"" + history + "\",\"number\":" + (all.length() + 1)
                + ",\"back\":[" + back.previous() + "," + back.jump() + "],\"place\":" + (same.length() + 1)
                + ",\"keyBack\":[" + keyBack.previous() + "," + keyBack.jump() + "]");
    }

    private byte[] join(String head) {
        byte[] keyJson = json(json -> JsonValue.write(json, key));
        ByteArrayOutputStream line = new ByteArrayOutputStream(head.length() + keyJson.length + row.length + 64);
        line.writeBytes(ascii(head + ",\"key\":"));
        line.writeBytes(keyJson);
        line.writeBytes(ascii(",\"time\":\"" + time + "\",\"row\":"));
        line.writeBytes(row);
        line.write('}');
        return line.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] json(Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = BatchWriter.JSON.createGenerator(bytes)) {
            part.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a record is written to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
