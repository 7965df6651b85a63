package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A line of the archive, read. The record itself is read last, and only where it is asked for: most lines are
 * only passed on the way to others.
 *
 * @param number the record's place in its history, from 1
 * @param back where it points to in the chain of its history
 * @param place the record's place among those of its key, from 1
 * @param keyBack where it points to in the chain of its key
 * @param key a {@link Long} or a {@link String}
 * @param second the other key that the record stands under; null if there is none
 * @param time the time of its commit
 * @param row the record, as JSON
 */
record ArchiveLine(
        String history,
        long number,
        Chain.Links back,
        long place,
        Chain.Links keyBack,
        Object key,
        @Nullable Second second,
        Instant time,
        ByteBuffer row) {
    /**
     * The second key of a record.
     *
     * @param key of the same kind as the first
     * @param place see {@link ArchiveLine#place}
     * @param back see {@link ArchiveLine#keyBack}
     */
    record Second(Object key, long place, Chain.Links back) {}

    static ArchiveLine read(byte[] line, long position) {
        try (JsonParser json = JsonValue.JSON.createParser(line)) {
            json.nextToken();
            if (number(json, "position") != position) {
                throw new IOException("another position");
            }
            String history = String.valueOf(value(json, "history"));
            long number = number(json, "number");
            Chain.Links back = links(json, "back");
            long place = number(json, "place");
            Chain.Links keyBack = links(json, "keyBack");
            boolean two = "otherPlace".equals(json.nextFieldName());
            long otherPlace = two ? number(json) : 0;
            Chain.Links otherBack = two ? links(json, "otherBack") : keyBack;
            Object key = two ? value(json, "key") : current(json, "key");
            Second second = two ? new Second(value(json, "other"), otherPlace, otherBack) : null;
            Instant time = InstantText.parse(String.valueOf(value(json, "time")));
            field(json, "row");
            json.nextToken();
            int start = (int) json.currentTokenLocation().getByteOffset();
            ByteBuffer row = ByteBuffer.wrap(line, start, line.length - start);
            return new ArchiveLine(history, number, back, place, keyBack, key, second, time, row);
        } catch (IOException | DateTimeException unreadable) {
            throw damage(position, "a line that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The record, by the codec of its history. */
    <K, V> HistoryEntry<K, V> entry(History<K, V> declared) {
        try (JsonParser json =
                JsonValue.JSON.createParser(row.array(), row.arrayOffset() + row.position(), row.remaining())) {
            json.nextToken();
            RowReader fields = new RowReader();
            fields.load(json);
            K typed = declared.key().fromJson(key);
            Optional<K> other =
                    Optional.ofNullable(second).map(two -> declared.key().fromJson(two.key()));
            return new HistoryEntry<>(
                    number, time, typed, other, declared.codec().read(typed, fields));
        } catch (IOException | RuntimeException unreadable) {
            throw new CorruptDataException(
                    "record " + number + " of history " + history + " cannot be read: " + unreadable.getMessage()
                            + "; it was written whole, so a program of another version wrote it",
                    unreadable);
        }
    }

    static CorruptDataException damage(long position, String found, Throwable cause) {
        return new CorruptDataException(
                "position " + position + " of the archive: expected a record of the chain that points there, found "
                        + found + "; keep a copy of the store, then restore a backup",
                cause);
    }

    private static void field(JsonParser json, String name) throws IOException {
        if (!name.equals(json.nextFieldName())) {
            throw new IOException("no " + name);
        }
    }

    private static Object value(JsonParser json, String name) throws IOException {
        json.nextFieldName();
        return current(json, name);
    }

    /** The value of the field whose name was just read. */
    private static Object current(JsonParser json, String name) throws IOException {
        if (!name.equals(json.currentName())) {
            throw new IOException("no " + name);
        }
        json.nextToken();
        return JsonValue.read(json);
    }

    private static long number(JsonParser json, String name) throws IOException {
        field(json, name);
        return number(json);
    }

    private static long number(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException("no number as " + json.currentName());
        }
        return json.getLongValue();
    }

    private static Chain.Links links(JsonParser json, String name) throws IOException {
        field(json, name);
        json.nextToken();
        long previous = json.nextLongValue(Chain.Links.NONE);
        long jump = json.nextLongValue(Chain.Links.NONE);
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw new IOException("no two links as " + name);
        }
        return new Chain.Links(previous, jump);
    }
}
