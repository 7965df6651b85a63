package dev.astra.licensing.signature;

import java.util.HexFormat;

/**
 * Immutable. Names a key: the first 16 bytes of the SHA-256 of its public half.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record KeyId(String hex) implements Comparable<KeyId> {
    static final int BYTES = 16;

    /** Refuses every other form. */
    public KeyId {
        Form.hex("key id", hex, BYTES);
    }

    static KeyId of(byte[] hash) {
        return new KeyId(HexFormat.of().formatHex(hash, 0, BYTES));
    }

    @Override
    public int compareTo(KeyId other) {
        return hex.compareTo(other.hex);
    }

    /** The digits. */
    @Override
    public String toString() {
        return hex;
    }
}
