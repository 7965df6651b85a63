package dev.astra.licensing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Immutable. Sorts rows of 32 bytes as unsigned numbers, by way of one array of longs: their first bits and where they are. */
final class SortedRows {
    private static final int BYTES = SignedWhitelist.ROW_BYTES;
    private static final int PLACE_BITS = 22;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private SortedRows() {}

    static byte[] of(byte[] rows) {
        long[] order = new long[rows.length / BYTES];
        for (int i = 0; i < order.length; i++) {
            long first = (long) LONG.get(rows, i * BYTES);
            order[i] = ((first & ~PLACE) | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(order);
        byte[] sorted = new byte[rows.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(rows, (int) (order[i] & PLACE) * BYTES, sorted, i * BYTES, BYTES);
        }
        settle(sorted);
        return sorted;
    }

    /** Rows whose first bits are the same, next to each other already, are few: each is moved down to its place. */
    private static void settle(byte[] rows) {
        byte[] held = new byte[BYTES];
        for (int at = BYTES; at < rows.length; at += BYTES) {
            int to = at;
            System.arraycopy(rows, at, held, 0, BYTES);
            while (to > 0 && compare(rows, to - BYTES, held) > 0) {
                System.arraycopy(rows, to - BYTES, rows, to, BYTES);
                to -= BYTES;
            }
            System.arraycopy(held, 0, rows, to, BYTES);
        }
    }

    private static int compare(byte[] rows, int at, byte[] row) {
        return Arrays.compareUnsigned(rows, at, at + BYTES, row, 0, BYTES);
    }
}
