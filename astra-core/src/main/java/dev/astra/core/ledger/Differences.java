package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import java.io.ByteArrayOutputStream;

/** One thread. Numbers in a row as the differences between them: seven bits a byte, near ones in one byte. */
final class Differences {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long last;

    void add(long number) {
        long difference = number - last;
        last = number;
        long rest = (difference << 1) ^ (difference >> 63);
        while ((rest & -MORE) != 0) {
            bytes.write(((int) rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The number at a place, from 0. */
    static long at(byte[] bytes, int place) {
        long number = 0;
        int next = 0;
        for (int i = 0; i <= place; i++) {
            long rest = 0;
            int shift = 0;
            int read;
            do {
                if (next == bytes.length) {
                    throw new CorruptDataException("expected " + (place + 1) + " numbers in a row, found " + i);
                }
                read = bytes[next++];
                rest |= (long) (read & (MORE - 1)) << shift;
                shift += BITS;
            } while ((read & MORE) != 0);
            number += (rest >>> 1) ^ -(rest & 1);
        }
        return number;
    }
}
