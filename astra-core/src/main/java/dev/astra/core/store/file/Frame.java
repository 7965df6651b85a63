package dev.astra.core.store.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Immutable. A line of the log: a JSON object in ASCII whose last field is the CRC-32C of everything before that field.
 * Every line but the first of all carries the SHA-256 of the line before it.
 */
sealed interface Frame {
    /** The format that this program writes, and the newest that it reads. */
    int FORMAT = 2;

    /**
     * The first line of a segment.
     *
     * @param format the form of the file
     * @param store the store's id
     * @param created when the store was made
     * @param epoch how often the store was restored, and one more
     * @param first the sequence of the first batch in this segment, or of the next one that will be
     * @param previous the hash of the last line before this segment; empty in the first one
     */
    record Header(int format, String store, Instant created, long epoch, long first, String previous)
            implements Frame {}

    /** A batch. */
    record Of(Batch batch, String previous) implements Frame {}

    /** The log was closed cleanly behind this sequence. */
    record End(long sequence, String previous) implements Frame {}

    /** The log goes on in the segment whose first batch this is; no line follows in this one. */
    record Next(long first, String previous) implements Frame {}

    JsonFactory JSON = new JsonFactory();

    /** How lines begin. */
    List<String> STARTS = List.of("{\"format\":", "{\"sequence\":", "{\"end\":", "{\"next\":");

    static byte[] header(Header header) {
        return seal(
                "{\"format\":" + header.format + ",\"store\":\"" + header.store + "\",\"created\":\"" + header.created
                        + "\",\"epoch\":" + header.epoch + ",\"first\":" + header.first + ",\"previous\":\""
                        + header.previous + "\"",
                new byte[0]);
    }

    static byte[] of(Batch batch, String previous) {
        return seal(
                "{\"sequence\":" + batch.sequence() + ",\"time\":\"" + batch.time() + "\",\"batch\":\"" + batch.id()
                        + "\",\"previous\":\"" + previous + "\",\"changes\":",
                batch.changes());
    }

    static byte[] end(End end) {
        return seal("{\"end\":" + end.sequence + ",\"previous\":\"" + end.previous + "\"", new byte[0]);
    }

    static byte[] next(Next next) {
        return seal("{\"next\":" + next.first + ",\"previous\":\"" + next.previous + "\"", new byte[0]);
    }

    /** A line of what is given, which lacks only its end. */
    static byte[] seal(String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        int open = start.length + body.length;
        byte[] line = new byte[open + Seal.LENGTH + 1];
        System.arraycopy(start, 0, line, 0, start.length);
        System.arraycopy(body, 0, line, start.length, body.length);
        Seal.put(line, open, line, open);
        line[open + Seal.LENGTH] = '\n';
        return line;
    }

    /** The hash that the next line carries of this one; the newline at its end does not count. */
    static String hash(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(line, 0, length);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Whether a line without its newline is an object that ends with its right checksum. */
    static boolean sealed(byte[] line) {
        int body = line.length - Seal.LENGTH;
        return body >= 1
                && line[0] == '{'
                && Arrays.equals(Seal.of(line, body), 0, Seal.LENGTH, line, body, line.length);
    }

    /** Whether something stands before a whole line that was a line of its own once, and lost the newline between. */
    static boolean swallowed(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("{\"", 1); at >= 0; at = text.indexOf("{\"", at + 1)) {
            int start = at;
            if (STARTS.stream().anyMatch(name -> text.startsWith(name, start))
                    && read(Arrays.copyOfRange(line, at, line.length)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What a line without its newline says; empty if it is no whole line of a log. */
    static Optional<Frame> read(byte[] line) {
        if (!sealed(line)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            return Optional.of(
                    switch (json.nextFieldName()) {
                        case "format" -> header(json);
                        case "sequence" -> batch(json, line, line.length - Seal.LENGTH);
                        case "next" -> new Next(longNumber(json), text(json, "previous"));
                        case "end" -> new End(longNumber(json), text(json, "previous"));
                        default -> throw new IOException("no line of a log");
                    });
        } catch (IOException | DateTimeException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** Of a newer format only what all formats have. */
    private static Header header(JsonParser json) throws IOException {
        int format = Math.toIntExact(longNumber(json));
        String store = text(json, "store");
        Instant created = Instant.parse(text(json, "created"));
        return format == FORMAT
                ? new Header(
                        format,
                        store,
                        created,
                        longNumber(json, "epoch"),
                        longNumber(json, "first"),
                        text(json, "previous"))
                : new Header(format, store, created, 1, 1, "");
    }

    private static Of batch(JsonParser json, byte[] line, int body) throws IOException {
        long sequence = longNumber(json);
        Instant time = Instant.parse(text(json, "time"));
        String id = text(json, "batch");
        String previous = text(json, "previous");
        if (!"changes".equals(json.nextFieldName()) || json.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("no changes");
        }
        int start = (int) json.currentTokenLocation().getByteOffset();
        return new Of(new Batch(sequence, time, id, Arrays.copyOfRange(line, start, body)), previous);
    }

    private static long longNumber(JsonParser json) throws IOException {
        json.nextToken();
        return json.getLongValue();
    }

    static long longNumber(JsonParser json, String name) throws IOException {
        if (!name.equals(json.nextFieldName())) {
            throw new IOException("no " + name);
        }
        return longNumber(json);
    }

    static String text(JsonParser json, String name) throws IOException {
        if (!name.equals(json.nextFieldName()) || json.nextToken() != JsonToken.VALUE_STRING) {
            throw new IOException("no " + name);
        }
        return json.getText();
    }

    /** The field that ends a line: {@code ,"checksum":"0a1b2c3d"}} */
    final class Seal {
        private static final byte[] BLANK = ",\"checksum\":\"00000000\"}".getBytes(StandardCharsets.US_ASCII);
        private static final int DIGITS = ",\"checksum\":\"".length();

        static final int LENGTH = BLANK.length;

        private Seal() {}

        static byte[] of(byte[] line, int length) {
            byte[] seal = new byte[LENGTH];
            put(line, length, seal, 0);
            return seal;
        }

        /** Writes the seal of the first bytes of a line into an array. */
        static void put(byte[] line, int length, byte[] into, int at) {
            CRC32C checksum = new CRC32C();
            checksum.update(line, 0, length);
            System.arraycopy(BLANK, 0, into, at, LENGTH);
            int value = (int) checksum.getValue();
            for (int i = 0; i < 2 * Integer.BYTES; i++) {
                into[at + DIGITS + i] = (byte) Character.forDigit(value >>> (Integer.SIZE - 4 - 4 * i) & 0xF, 16);
            }
        }
    }
}
