package dev.astra.licensing;

import dev.astra.licensing.LegacyWhitelist.Reading;
import dev.astra.licensing.LegacyWhitelist.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One thread, one use. Reads a list line by line, with room for exactly one line. */
final class LegacyWhitelistReader {
    private static final int CHUNK_BYTES = 8 * 1024;
    private static final int MIDDLE = LegacyWhitelist.lineLength() / 2;

    private final InputStream in;
    private final Consumer<Row> each;
    private final long maxBytes;
    private final byte[] line = new byte[LegacyWhitelist.lineLength()];
    private int length;
    private boolean carriageReturn;
    private long lineNumber = 1;
    private long rows;

    LegacyWhitelistReader(InputStream in, Consumer<Row> each, long maxBytes) {
        this.in = in;
        this.each = each;
        this.maxBytes = maxBytes;
    }

    Reading read() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long total = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            if (total > maxBytes) {
                return malformed("expected at most " + maxBytes + " bytes in the list, got more");
            }
            for (int i = 0; i < count; i++) {
                String problem = accept(chunk[i]);
                if (problem != null) {
                    return malformed(problem);
                }
            }
        }
        String problem = length > 0 ? endLine() : null;
        return problem == null ? new Reading.Complete(rows) : malformed(problem);
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
            return "expected " + line.length + " characters in a line, got " + length;
        }
        for (int i = 0; i < length; i++) {
            if (i == MIDDLE ? line[i] != ':' : !isKeyDigit(line[i])) {
                return "expected " + MIDDLE + " lower-case hexadecimal digits, a colon and " + MIDDLE
                        + " more, got another character in column " + (i + 1);
            }
        }
        String text = new String(line, 0, length, StandardCharsets.US_ASCII);
        rows++;
        each.accept(new Row(text.substring(0, MIDDLE), text.substring(MIDDLE + 1)));
        return null;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isKeyDigit(byte character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    private Reading malformed(String reason) {
        return new Reading.Malformed(lineNumber, reason);
    }
}
