package dev.astra.launcher.command;

import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a file that somebody writes. */
final class LogTail {
    static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    /** Its last lines, within its last 64 KiB. */
    static List<String> of(Path file, int lines) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long end = open.length();
            return last(text(open, Math.max(0, end - MOST_BYTES), end), lines);
        } catch (IOException failed) {
            throw new UnavailableException("cannot read " + file + ": " + failed, failed);
        }
    }

    static List<String> last(String text, int lines) {
        List<String> all = text.lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    static String text(RandomAccessFile open, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        open.seek(from);
        open.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
