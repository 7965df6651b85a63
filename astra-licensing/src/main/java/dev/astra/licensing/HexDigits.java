package dev.astra.licensing;

import java.nio.ByteBuffer;

/** Immutable. Lower-case hexadecimal digits in ASCII, eight of them at a time. */
final class HexDigits {
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long FROM_0 = (0x80 - '0') * EACH;
    private static final long ABOVE_9 = (0x7F - '9') * EACH;
    private static final long FROM_A = (0x80 - 'a') * EACH;
    private static final long ABOVE_F = (0x7F - 'f') * EACH;

    private HexDigits() {}

    static boolean is(byte character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    /** Whether so many characters, a multiple of eight, are all digits. */
    static boolean all(ByteBuffer bytes, int at, int length) {
        long good = HIGH;
        long beyond = 0;
        for (int i = at; i < at + length; i += Long.BYTES) {
            long eight = bytes.getLong(i);
            beyond |= eight;
            good &= ((eight + FROM_0) & ~(eight + ABOVE_9)) | ((eight + FROM_A) & ~(eight + ABOVE_F));
        }
        return good == HIGH && (beyond & HIGH) == 0;
    }
}
