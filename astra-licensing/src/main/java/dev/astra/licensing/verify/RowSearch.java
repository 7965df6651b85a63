package dev.astra.licensing.verify;

import dev.astra.licensing.SignedWhitelist;
import dev.astra.licensing.signature.SignedFile;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One thread, one use. Looks for one row among those of a signed list, and whether they are sorted and all different. */
final class RowSearch implements SignedFile.Body {
    private static final int BYTES = SignedWhitelist.ROW_BYTES;

    private final byte[] wanted;
    private final long wantedFirst;
    private final byte[] last = new byte[BYTES];
    private long rows;
    private boolean found;
    private boolean sorted = true;

    RowSearch(byte[] wanted) {
        this.wanted = wanted;
        this.wantedFirst = ByteBuffer.wrap(wanted).getLong(0);
    }

    @Override
    public void next(byte[] chunk, int length) {
        ByteBuffer longs = ByteBuffer.wrap(chunk);
        long before = ByteBuffer.wrap(last).getLong(0);
        for (int at = 0; at < length; at += BYTES, rows++) {
            long first = longs.getLong(at);
            if (Long.compareUnsigned(before, first) >= 0) {
                sorted &= isBehindTheOneBefore(chunk, at);
            }
            if (first == wantedFirst) {
                found |= Arrays.equals(chunk, at, at + BYTES, wanted, 0, BYTES);
            }
            before = first;
        }
        System.arraycopy(chunk, length - BYTES, last, 0, BYTES);
    }

    private boolean isBehindTheOneBefore(byte[] chunk, int at) {
        byte[] before = at == 0 ? last : chunk;
        int from = at == 0 ? 0 : at - BYTES;
        return rows == 0 || Arrays.compareUnsigned(before, from, from + BYTES, chunk, at, at + BYTES) < 0;
    }

    long rows() {
        return rows;
    }

    boolean found() {
        return found;
    }

    boolean sorted() {
        return sorted;
    }
}
