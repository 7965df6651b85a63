package dev.astra.core.store.file;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One thread. What stands in a snapshot between its header and its footer, as blocks of whole lines; the header is digested
 * with them and left out.
 */
final class SnapshotBlocks {
    private static final int READ_BYTES = 1024 * 1024;

    private final Disk disk;
    private final long end;
    private final MessageDigest sha256 = SnapshotFile.sha256();
    private byte[] rest = new byte[0];
    private String digest = "";
    private boolean headerSeen;
    private long position;
    private long rows;

    /**
     * The blocks of a file.
     *
     * @param end where its footer begins
     */
    SnapshotBlocks(Disk disk, long end) {
        this.disk = disk;
        this.end = end;
    }

    /** The next one; null after the last. */
    byte @Nullable [] next() throws IOException {
        while (position < end) {
            byte[] read = new byte[(int) Math.min(READ_BYTES, end - position)];
            if (disk.read(position, read) < read.length) {
                break;
            }
            sha256.update(read);
            position += read.length;
            int last = last(read) + 1;
            byte[] whole = concat(rest, read, last);
            rest = last == 0 ? concat(rest, read, read.length) : Arrays.copyOfRange(read, last, read.length);
            byte[] lines = last == 0 ? new byte[0] : withoutHeader(whole);
            rows += SnapshotFile.lines(lines);
            if (lines.length > 0) {
                return lines;
            }
        }
        if (digest.isEmpty()) {
            digest = HexFormat.of().formatHex(sha256.digest());
        }
        return null;
    }

    private byte[] withoutHeader(byte[] block) {
        if (headerSeen) {
            return block;
        }
        headerSeen = true;
        return Arrays.copyOfRange(block, first(block) + 1, block.length);
    }

    /** How many rows there were so far. */
    long rows() {
        return rows;
    }

    /** Of everything before the footer, or of what there is of it, once there is no block left. */
    String digest() {
        return digest;
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
