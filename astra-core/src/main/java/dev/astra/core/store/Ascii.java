package dev.astra.core.store;

import java.util.Arrays;

/** One thread. Collects text in ASCII as bytes. */
final class Ascii {
    private byte[] bytes;
    private int length;

    /**
     * Nothing yet.
     *
     * @param expected how many bytes it will be, about
     */
    Ascii(int expected) {
        this.bytes = new byte[expected];
    }

    /** A text of ASCII characters, as it is. */
    Ascii text(String text) {
        int count = text.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
        return this;
    }

    /** A whole number. */
    Ascii number(long number) {
        if (number < 0) {
            return text(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** What is in ASCII already. */
    Ascii bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** All of it; nothing may be added any more. */
    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
