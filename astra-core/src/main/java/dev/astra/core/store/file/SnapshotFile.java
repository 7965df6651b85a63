package dev.astra.core.store.file;

import com.fasterxml.jackson.core.JsonParser;
import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Snapshots.Point;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread. A whole state as a file: a header, a line for each row, and a footer with the count of the rows and the
 * SHA-256 of everything before it.
 */
final class SnapshotFile {
    private static final int PORTION_BYTES = 256 * 1024;
    private static final int READ_BYTES = 1024 * 1024;
    private static final int LONGEST_FOOTER = 512;

    private SnapshotFile() {}

    /**
     * The first line. Fields that a newer program adds are passed over.
     *
     * @param point the state's place in the log
     * @param store the store's id
     * @param created when the store was made
     * @param epoch how often the store was restored, and one more
     * @param head the hash of the line of the log that the state stands behind
     */
    record Header(Point point, String store, Instant created, long epoch, String head) {
        byte[] line() {
            return Frame.seal(
                    "{\"format\":" + Frame.FORMAT + ",\"snapshot\":" + point.sequence() + ",\"time\":\"" + point.time()
                            + "\",\"store\":\"" + store + "\",\"created\":\"" + created + "\",\"epoch\":" + epoch
                            + ",\"head\":\"" + head + "\"",
                    new byte[0]);
        }
    }

    /** What a file holds. */
    record Content(Header header, long rows, long bytes, String digest) {}

    /**
     * Writes a file and syncs it, in portions.
     *
     * @param pace hears of each portion's length, and may take its time
     */
    static void write(Disk disk, Header header, Iterator<byte[]> blocks, LongConsumer pace) throws IOException {
        MessageDigest sha256 = sha256();
        long position = 0;
        long synced = 0;
        long rows = 0;
        byte[] next = header.line();
        while (true) {
            sha256.update(next);
            disk.write(position, next);
            position += next.length;
            if (position - synced >= PORTION_BYTES) {
                disk.sync();
                pace.accept(position - synced);
                synced = position;
            }
            if (!blocks.hasNext()) {
                break;
            }
            next = blocks.next();
            rows += lines(next);
        }
        disk.write(
                position,
                Frame.seal(
                        "{\"rows\":" + rows + ",\"sha256\":\"" + HexFormat.of().formatHex(sha256.digest()) + "\"",
                        new byte[0]));
        disk.sync();
    }

    private static long lines(byte[] block) {
        long lines = 0;
        for (byte each : block) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The header alone; empty if the first line is none. */
    static Optional<Header> header(String name, Disk disk) throws IOException {
        byte[] line = new Lines(disk).read();
        return line == null || !Frame.sealed(line) ? Optional.empty() : header(name, line);
    }

    private static Optional<Header> header(String name, byte[] line) {
        try (JsonParser json = Frame.JSON.createParser(line)) {
            json.nextToken();
            long format = Frame.longNumber(json, "format");
            if (format > Frame.FORMAT) {
                throw new CorruptDataException(name + " has format " + format + ", newer than the format "
                        + Frame.FORMAT + " of this program; use the program that wrote it, or a newer one");
            }
            Point point = new Point(Frame.longNumber(json, "snapshot"), Instant.parse(Frame.text(json, "time")));
            return Optional.of(new Header(
                    point,
                    Frame.text(json, "store"),
                    Instant.parse(Frame.text(json, "created")),
                    Frame.longNumber(json, "epoch"),
                    Frame.text(json, "head")));
        } catch (IOException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file and proves it.
     *
     * @param name for messages
     * @param disk the file
     * @param reader gets the blocks, before it is known whether they are whole
     * @return what the file holds; empty if it is not what was written
     */
    static Optional<Content> read(String name, Disk disk, Consumer<byte[]> reader) throws IOException {
        Optional<Header> header = header(name, disk);
        long length = disk.length();
        Footer footer = header.isEmpty() ? null : Footer.read(disk, length);
        if (header.isEmpty() || footer == null) {
            return Optional.empty();
        }
        MessageDigest sha256 = sha256();
        Blocks blocks = new Blocks(disk, footer.start, sha256);
        long rows = blocks.each(reader);
        boolean whole =
                rows == footer.rows && HexFormat.of().formatHex(sha256.digest()).equals(footer.digest);
        return whole ? Optional.of(new Content(header.get(), rows, length, footer.digest)) : Optional.empty();
    }

    /** The bytes before the footer, as blocks of whole lines; the header's line is digested and left out. */
    private record Blocks(Disk disk, long end, MessageDigest sha256) {
        long each(Consumer<byte[]> reader) throws IOException {
            byte[] rest = new byte[0];
            boolean headerSeen = false;
            long rows = 0;
            for (long position = 0; position < end; ) {
                byte[] read = new byte[(int) Math.min(READ_BYTES, end - position)];
                if (disk.read(position, read) < read.length) {
                    return -1;
                }
                sha256.update(read);
                position += read.length;
                int last = last(read) + 1;
                if (last == 0) {
                    rest = concat(rest, read, read.length);
                    continue;
                }
                byte[] block = concat(rest, read, last);
                rest = Arrays.copyOfRange(read, last, read.length);
                byte[] lines = headerSeen ? block : Arrays.copyOfRange(block, first(block) + 1, block.length);
                headerSeen = true;
                rows += lines(lines);
                if (lines.length > 0) {
                    reader.accept(lines);
                }
            }
            return rest.length == 0 ? rows : -1;
        }

        private static int last(byte[] bytes) {
            int at = bytes.length - 1;
            while (at >= 0 && bytes[at] != '\n') {
                at--;
            }
            return at;
        }

        private static int first(byte[] bytes) {
            int at = 0;
            while (bytes[at] != '\n') {
                at++;
            }
            return at;
        }

        private static byte[] concat(byte[] left, byte[] right, int length) {
            byte[] both = Arrays.copyOf(left, left.length + length);
            System.arraycopy(right, 0, both, left.length, length);
            return both;
        }
    }

    /** The last line. */
    private record Footer(long start, long rows, String digest) {
        static @Nullable Footer read(Disk disk, long length) throws IOException {
            byte[] tail = new byte[(int) Math.min(LONGEST_FOOTER, length)];
            if (disk.read(length - tail.length, tail) < tail.length || tail[tail.length - 1] != '\n') {
                return null;
            }
            int start = tail.length - 1;
            while (start > 0 && tail[start - 1] != '\n') {
                start--;
            }
            byte[] line = Arrays.copyOfRange(tail, start, tail.length - 1);
            if (!Frame.sealed(line)) {
                return null;
            }
            try (JsonParser json = Frame.JSON.createParser(line)) {
                json.nextToken();
                return new Footer(
                        length - tail.length + start, Frame.longNumber(json, "rows"), Frame.text(json, "sha256"));
            } catch (IOException notOne) {
                return null;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
