package dev.astra.licensing.legacy;

import java.io.OutputStream;
import java.util.Arrays;

/** One thread. Tells whether what is written to it is what is expected, without keeping it. */
final class SameBytes extends OutputStream {
    private final byte[] expected;
    private int position;
    private boolean same = true;

    SameBytes(byte[] expected) {
        this.expected = expected;
    }

    /** Whether everything was written, and nothing else. */
    boolean whole() {
        return same && position == expected.length;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        same = same
                && length <= expected.length - position
                && Arrays.equals(expected, position, position + length, bytes, from, from + length);
        position += same ? length : 0;
    }
}
