package dev.astra.licensing;

import dev.astra.licensing.LegacyWhitelist.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thread, one use. Reads a list line by line, with room for exactly one line. Lines that are rows as the bot writes them
 * are looked at eight characters at a time; all others character by character.
 */
final class LegacyWhitelistReader {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int LINE = LegacyWhitelist.lineLength();
    private static final int MIDDLE = LINE / 2;

    private final InputStream in;
    private final Rows each;
    private final long maxBytes;
    private final byte[] line = new byte[LINE];
    private int length;
    private boolean carriageReturn;
    private long lineNumber = 1;
    private long rows;

    LegacyWhitelistReader(InputStream in, Rows each, long maxBytes) {
        this.in = in;
        this.each = each;
        this.maxBytes = maxBytes;
    }

    /** Takes rows as they are read. */
    @FunctionalInterface
    interface Rows {
        /** A row in the bytes from this place on. */
        void row(byte[] bytes, int at);
    }

    Reading read() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBuffer longs = ByteBuffer.wrap(chunk);
        long total = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            if (total > maxBytes) {
                return malformed("expected at most " + maxBytes + " bytes in the list, got more");
            }
            String problem = accept(chunk, longs, count);
            if (problem != null) {
                return malformed(problem);
            }
        }
        String problem = length > 0 ? endLine() : null;
        return problem == null ? new Reading.Complete(rows) : malformed(problem);
    }

    private @Nullable String accept(byte[] chunk, ByteBuffer longs, int count) {
        for (int at = 0; at < count; ) {
            if (length == 0 && !carriageReturn && count - at > LINE && isRow(chunk, longs, at)) {
                rows++;
                lineNumber++;
                each.row(chunk, at);
                at += LINE + 1;
                continue;
            }
            String problem = accept(chunk[at++]);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static boolean isRow(byte[] chunk, ByteBuffer longs, int at) {
        return chunk[at + LINE] == '\n'
                && chunk[at + MIDDLE] == ':'
                && HexDigits.all(longs, at, MIDDLE)
                && HexDigits.all(longs, at + MIDDLE + 1, MIDDLE);
    }

    private @Nullable String accept(byte next) {
        if (next == '\n') {
            String problem = endLine();
            lineNumber += problem == null ? 1 : 0;
            return problem;
        }
        if (carriageReturn) {
            return "expected LF behind CR, got another character";
        }
        if (next == '\r') {
            carriageReturn = true;
            return null;
        }
        if (length == line.length) {
            return "expected at most " + line.length + " characters in a line, got more";
        }
        line[length++] = next;
        return null;
    }

    private @Nullable String endLine() {
        String problem = isBlank() ? null : row();
        length = 0;
        carriageReturn = false;
        return problem;
    }

    private @Nullable String row() {
        if (length != line.length) {
            String found = "expected " + line.length + " characters in a line, got " + length;
            return rows == 0 && beginsSigned()
                    ? found + "; this is the signed list, which is read with a license key"
                    : found;
        }
        for (int i = 0; i < length; i++) {
            if (i == MIDDLE ? line[i] != ':' : !HexDigits.is(line[i])) {
                return "expected " + MIDDLE + " lower-case hexadecimal digits, a colon and " + MIDDLE
                        + " more, got another character in column " + (i + 1);
            }
        }
        rows++;
        each.row(line, 0);
        return null;
    }

    private boolean beginsSigned() {
        return new String(line, 0, length, StandardCharsets.US_ASCII).startsWith("astra-signed-");
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private Reading malformed(String reason) {
        return new Reading.Malformed(lineNumber, reason);
    }
}
