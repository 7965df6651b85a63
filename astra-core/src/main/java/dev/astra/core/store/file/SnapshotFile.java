package dev.astra.core.store.file;

import com.fasterxml.jackson.core.JsonParser;
import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Snapshots.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
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
     * @param archive how many bytes of lines the files of the archive beside a backup hold at least; 0 beside a log
     */
    record Header(Point point, String store, Instant created, long epoch, String head, long archive) {
        byte[] line() {
            return Frame.seal(
                    "{\"format\":" + Frame.FORMAT + ",\"snapshot\":" + point.sequence() + ",\"time\":\"" + point.time()
                            + "\",\"store\":\"" + store + "\",\"created\":\"" + created + "\",\"epoch\":" + epoch
                            + ",\"head\":\"" + head + "\"" + (archive == 0 ? "" : ",\"archive\":" + archive),
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

    static long lines(byte[] block) {
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
                    Frame.text(json, "head"),
                    "archive".equals(json.nextFieldName()) ? json.nextLongValue(0) : 0));
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
        SnapshotBlocks blocks = new SnapshotBlocks(disk, footer.start);
        for (byte[] block = blocks.next(); block != null; block = blocks.next()) {
            reader.accept(block);
        }
        return blocks.rows() == footer.rows && blocks.digest().equals(footer.digest)
                ? Optional.of(new Content(header.get(), footer.rows, length, footer.digest))
                : Optional.empty();
    }

    /** The blocks of a file that was proved, as they are asked for; another file than the proved one is refused at its end. */
    static Iterator<byte[]> blocks(String name, Disk disk, Content proved) throws IOException {
        Footer footer = Footer.read(disk, disk.length());
        SnapshotBlocks blocks = new SnapshotBlocks(disk, footer == null ? 0 : footer.start);
        return new Iterator<>() {
            private byte @Nullable [] next = blocks.next();

            @Override
            public boolean hasNext() {
                if (next == null && !blocks.digest().equals(proved.digest)) {
                    throw Damage.of(name, "it is not what was written");
                }
                return next != null;
            }

            @Override
            public byte[] next() {
                byte[] block = next;
                if (block == null) {
                    throw new NoSuchElementException(name + " has no more blocks");
                }
                try {
                    next = blocks.next();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                return block;
            }
        };
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
