package dev.astra.core.store.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.store.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Immutable. A line of the log: a JSON object in ASCII whose last field is the CRC-32C of everything before that field. A
 * batch and an end mark carry the SHA-256 of the line before theirs.
 */
sealed interface Frame {
    /** The format that this program writes, and the newest that it reads. */
    int FORMAT = 1;

    /** The first line of a log. */
    record Header(int format, String store, Instant created) implements Frame {}

    /** A batch. */
    record Of(Batch batch, String previous) implements Frame {}

    /** The log was closed cleanly behind this sequence. */
    record End(long sequence, String previous) implements Frame {}

    JsonFactory JSON = new JsonFactory();

    static byte[] header(Header header) {
        return seal(
                "{\"format\":" + header.format + ",\"store\":\"" + header.store + "\",\"created\":\"" + header.created
                        + "\"",
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

    private static byte[] seal(String head, byte[] body) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(head.length() + body.length + Seal.LENGTH + 1);
        line.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(body);
        byte[] open = line.toByteArray();
        line.writeBytes(Seal.of(open, open.length));
        line.write('\n');
        return line.toByteArray();
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

    /** What a line without its newline says; empty if it is no whole line of a log. */
    static Optional<Frame> read(byte[] line) {
        int body = line.length - Seal.LENGTH;
        if (body < 1
                || line[0] != '{'
                || !Arrays.equals(Seal.of(line, body), 0, Seal.LENGTH, line, body, line.length)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            return Optional.of(
                    switch (json.nextFieldName()) {
                        case "format" ->
                            new Header(number(json), text(json, "store"), Instant.parse(text(json, "created")));
                        case "sequence" -> batch(json, line, body);
                        case "end" -> new End(longNumber(json), text(json, "previous"));
                        default -> throw new IOException("no line of a log");
                    });
        } catch (IOException | DateTimeException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
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

    private static int number(JsonParser json) throws IOException {
        json.nextToken();
        return json.getIntValue();
    }

    private static long longNumber(JsonParser json) throws IOException {
        json.nextToken();
        return json.getLongValue();
    }

    private static String text(JsonParser json, String name) throws IOException {
        if (!name.equals(json.nextFieldName()) || json.nextToken() != JsonToken.VALUE_STRING) {
            throw new IOException("no " + name);
        }
        return json.getText();
    }

    /** The field that ends a line: {@code ,"checksum":"0a1b2c3d"}} */
    final class Seal {
        static final int LENGTH = ",\"checksum\":\"00000000\"}".length();

        private Seal() {}

        static byte[] of(byte[] line, int length) {
            CRC32C checksum = new CRC32C();
            checksum.update(line, 0, length);
            String hex = HexFormat.of().toHexDigits((int) checksum.getValue());
            return (",\"checksum\":\"" + hex + "\"}").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
