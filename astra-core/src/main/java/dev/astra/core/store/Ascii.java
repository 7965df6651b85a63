package dev.astra.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One thread. Collects JSON in ASCII as bytes. What has the wrong order of calls makes the wrong JSON. */
final class Ascii {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final int LONGEST_ESCAPE = 6;

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

    /** One ASCII character. */
    Ascii sign(char sign) {
        room(1);
        bytes[length++] = (byte) sign;
        return this;
    }

    /** A text in quotes, with escapes where JSON or ASCII wants them. */
    Ascii quoted(String text) {
        int count = text.length();
        room(count + 2);
        bytes[length++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return escaped(text, i);
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '"';
        return this;
    }

    private Ascii escaped(String text, int from) {
        room(LONGEST_ESCAPE * (text.length() - from) + 1);
        for (int i = from; i < text.length(); i++) {
            escaped(text.charAt(i));
        }
        bytes[length++] = '"';
        return this;
    }

    private void escaped(char c) {
        switch (c) {
            case '"', '\\' -> text("\\").sign(c);
            case '\b' -> text("\\b");
            case '\t' -> text("\\t");
            case '\n' -> text("\\n");
            case '\f' -> text("\\f");
            case '\r' -> text("\\r");
            default -> {
                if (c >= ' ' && c <= 0x7F) {
                    sign(c);
                } else {
                    text("\\u")
                            .sign(hex(c >> 12))
                            .sign(hex(c >> 8))
                            .sign(hex(c >> 4))
                            .sign(hex(c));
                }
            }
        }
    }

    private static char hex(int digit) {
        return HEX[digit & 0xF];
    }

    /** The name of a field, with the comma before it unless it is the first of its object. */
    Ascii field(String name) {
        if (bytes[length - 1] != '{') {
            sign(',');
        }
        return quoted(name).sign(':');
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
        return bytes(more, 0, more.length);
    }

    /** A part of what another one collected. */
    Ascii part(Ascii other, int from, int to) {
        return bytes(other.bytes, from, to - from);
    }

    private Ascii bytes(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    int length() {
        return length;
    }

    /** Forgets what stands behind the first so many bytes. */
    void truncate(int to) {
        length = to;
    }

    /** A copy of all of it. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** All of it, as a text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
