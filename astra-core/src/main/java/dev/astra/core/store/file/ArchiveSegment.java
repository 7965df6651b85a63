package dev.astra.core.store.file;

import dev.astra.core.store.Archive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe for reading; written by one thread, and synced by another beside it. One file of an archive: a header, whole
 * lines, and behind them blank space for what comes.
 */
final class ArchiveSegment {
    private static final Pattern NAME = Pattern.compile("archive-([0-9]{20})\\.jsonl");
    private static final int FORMAT = 1;
    private static final int LEAST_GROWTH = 64 * 1024;
    private static final int MOST_GROWTH = 512 * 1024;
    private static final int CHUNK = 1024;
    private static final int IDLE_READERS = 4;

    private final Folder folder;
    private final long start;
    private final byte[] header;
    private final ConcurrentLinkedQueue<Disk> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private @Nullable Disk writer;
    private long length;

    ArchiveSegment(Folder folder, long start) {
        this.folder = folder;
        this.start = start;
        this.header = header(start);
    }

    /** The position at which a file of this name begins; empty if it is no segment. */
    static OptionalLong start(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    static byte[] header(long start) {
        byte[] open = ("{\"archive\":" + FORMAT + ",\"start\":" + start).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(open);
        line.writeBytes(Frame.Seal.of(open, open.length));
        line.write('\n');
        return line.toByteArray();
    }

    long start() {
        return start;
    }

    String name() {
        return String.format(Locale.ROOT, "archive-%020d.jsonl", start);
    }

    /** Where in the file a position is. */
    long offset(long position) {
        return header.length + (position - start);
    }

    /** Makes the file. */
    synchronized void create() throws IOException {
        Disk disk = folder.create(name());
        writer = disk;
        length = header.length;
        disk.write(0, header);
    }

    /** Writes the first line again, which a crash may have torn. */
    void writeHeader() throws IOException {
        writer().write(0, header);
    }

    /** Why the file cannot hold lines up to this position; empty if it can. */
    Optional<String> lacks(long end) throws IOException {
        byte[] first = new byte[header.length];
        Disk disk = borrow();
        try {
            int count = disk.read(0, first);
            if (!Arrays.equals(first, 0, count, header, 0, header.length)) {
                return Optional.of("line 1: expected the header of an archive of format " + FORMAT + " that starts at "
                        + start + ", found " + otherHeader(first));
            }
            if (!lineEnds(disk, offset(end))) {
                return Optional.of("byte " + offset(end) + ": expected a whole line before it, found "
                        + (disk.length() < offset(end) ? "the end of the file" : "something else"));
            }
            return Optional.empty();
        } finally {
            release(disk);
        }
    }

    private static String otherHeader(byte[] first) {
        String line = new String(first, StandardCharsets.US_ASCII);
        return line.startsWith("{\"archive\":") && !line.startsWith("{\"archive\":" + FORMAT + ",")
                ? "another format; use the program that wrote it"
                : "another line";
    }

    /** Whether a whole line ends before this byte of the file. */
    private static boolean lineEnds(Disk disk, long end) throws IOException {
        for (int size = CHUNK; ; size *= 2) {
            long from = Math.max(0, end - size);
            byte[] chunk = new byte[(int) (end - from)];
            if (disk.read(from, chunk) < chunk.length || chunk[chunk.length - 1] != '\n') {
                return false;
            }
            for (int i = chunk.length - 2; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return unsealed(Arrays.copyOfRange(chunk, i + 1, chunk.length - 1), chunk.length - i - 2)
                            .isPresent();
                }
            }
            if (from == 0 || size > Integer.MAX_VALUE / 2) {
                return false;
            }
        }
    }

    /** Makes what stands behind this position blank. */
    void blankBehind(long end) throws IOException {
        Disk disk = writer();
        long there = length;
        length = offset(end);
        while (length < there) {
            grow(disk, (int) Math.min(there - length, MOST_GROWTH));
        }
    }

    /** Makes sure that there is blank space for so many bytes behind a position. */
    void makeRoom(long position, long bytes) throws IOException {
        Disk disk = writer();
        long needed = offset(position) + bytes;
        while (length < needed) {
            long step = Math.max(needed - length, Math.max(length / 2, LEAST_GROWTH));
            grow(disk, (int) Math.min(step, MOST_GROWTH));
        }
    }

    /** Makes room behind a place before anybody needs it; a full disk refuses those who do. */
    void growAhead(long position) throws IOException {
        try {
            makeRoom(position, Math.min(Math.max(length / 2, LEAST_GROWTH), MOST_GROWTH));
        } catch (IOException failed) {
            if (!NoRoom.is(failed)) {
                throw failed;
            }
        }
    }

    private void grow(Disk disk, int bytes) throws IOException {
        byte[] blank = new byte[bytes];
        Arrays.fill(blank, (byte) '\n');
        disk.write(length, blank);
        length += bytes;
    }

    /** Writes sealed lines. */
    void write(long position, List<byte[]> lines) throws IOException {
        int size = 0;
        for (byte[] line : lines) {
            size += line.length + Archive.MARGIN;
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (byte[] line : lines) {
            int open = line.length - 1;
            System.arraycopy(line, 0, bytes, at, open);
            Frame.Seal.put(line, open, bytes, at + open);
            at += line.length + Archive.MARGIN;
            bytes[at - 1] = '\n';
        }
        writer().write(offset(position), bytes);
        length = Math.max(length, offset(position) + size);
    }

    private synchronized Disk writer() throws IOException {
        Disk disk = writer;
        if (disk == null) {
            disk = folder.open(name());
            writer = disk;
            length = Math.max(length, disk.length());
        }
        return disk;
    }

    /** The line at a position without its seal; empty if there is no whole line. */
    Optional<byte[]> read(long position) throws IOException {
        Disk disk = borrow();
        try {
            for (int size = CHUNK; ; size *= 2) {
                byte[] chunk = new byte[size];
                int count = disk.read(offset(position), chunk);
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        return unsealed(chunk, i);
                    }
                }
                if (count < size || size > Integer.MAX_VALUE / 2) {
                    return Optional.empty();
                }
            }
        } finally {
            release(disk);
        }
    }

    /** A line as it was before it was sealed; empty if its checksum is not right. */
    static Optional<byte[]> unsealed(byte[] line, int length) {
        int open = length - Frame.Seal.LENGTH;
        if (open < 1
                || line[0] != '{'
                || !Arrays.equals(Frame.Seal.of(line, open), 0, Frame.Seal.LENGTH, line, open, length)) {
            return Optional.empty();
        }
        byte[] whole = Arrays.copyOf(line, open + 1);
        whole[open] = '}';
        return Optional.of(whole);
    }

    /** How many lines stand before a position. */
    long lineNumber(long position) throws IOException {
        Disk disk = borrow();
        try {
            byte[] chunk = new byte[64 * 1024];
            long number = 1;
            long from = 0;
            long end = offset(position);
            while (from < end) {
                int count = (int) Math.min(disk.read(from, chunk), end - from);
                if (count <= 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    number += chunk[i] == '\n' ? 1 : 0;
                }
                from += count;
            }
            return number;
        } finally {
            release(disk);
        }
    }

    /** An open file each, since a file has one place where it is read. */
    private Disk borrow() throws IOException {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        Disk disk = idle.poll();
        return disk == null ? folder.read(name()) : disk;
    }

    private void release(Disk disk) throws IOException {
        if (closed || idle.size() >= IDLE_READERS) {
            disk.close();
            return;
        }
        idle.add(disk);
        if (closed) {
            closeIdle();
        }
    }

    /** Returns once everything written is on the medium. */
    void sync() throws IOException {
        writer().sync();
    }

    /** Lets go of what writes; reading goes on. */
    synchronized void endWriting() throws IOException {
        Disk disk = writer;
        writer = null;
        if (disk != null) {
            disk.close();
        }
    }

    void close() throws IOException {
        closed = true;
        endWriting();
        closeIdle();
    }

    private void closeIdle() throws IOException {
        for (Disk disk = idle.poll(); disk != null; disk = idle.poll()) {
            disk.close();
        }
    }
}
