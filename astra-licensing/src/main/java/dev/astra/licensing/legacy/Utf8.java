package dev.astra.licensing.legacy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Immutable. Whether bytes are UTF-8, before anybody reads them as such. */
final class Utf8 {
    private static final int CHUNK_CHARS = 8 * 1024;

    private Utf8() {}

    /** How many bytes the byte order mark takes at the beginning: 3 or 0. */
    static int markLength(byte[] file) {
        boolean mark = file.length >= 3 && at(file, 0) == 0xef && at(file, 1) == 0xbb && at(file, 2) == 0xbf;
        return mark ? 3 : 0;
    }

    static boolean isAscii(byte[] file) {
        for (byte each : file) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    /** What keeps the bytes from being UTF-8, if anything does. */
    static Optional<String> problem(byte[] file) {
        if (looksLikeUtf16(file)) {
            return Optional.of("expected UTF-8, found UTF-16 or UTF-32; save the file as UTF-8 and try again");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer chars = CharBuffer.allocate(CHUNK_CHARS);
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        } while (result.isOverflow());
        return result.isError()
                ? Optional.of("expected UTF-8, found other bytes in line " + line(file, bytes.position())
                        + "; save the file as UTF-8 and try again")
                : Optional.empty();
    }

    private static boolean looksLikeUtf16(byte[] file) {
        if (file.length < 2) {
            return false;
        }
        int first = at(file, 0);
        int second = at(file, 1);
        return (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe) || first == 0 || second == 0;
    }

    private static long line(byte[] file, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static int at(byte[] file, int index) {
        return file[index] & 0xff;
    }
}
