package dev.astra.licensing.transparency;

import dev.astra.licensing.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Immutable. A hash in a Merkle tree as RFC 9162 makes it, section 2.1.1: SHA-256 over a zero byte and an entry, or over a
 * one byte and two hashes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Hash(String hex) {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** The root of the tree without entries. */
    public static final Hash EMPTY = of(Sha256.of());

    /** Refuses every other form. */
    public Hash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a hash of 64 lower-case hexadecimal digits, got a text of "
                    + hex.length() + " characters");
        }
    }

    /**
     * The hash of an entry.
     *
     * @param entry not changed
     */
    public static Hash leaf(byte[] entry) {
        return of(Sha256.of(LEAF, entry));
    }

    /**
     * The hash of an entry.
     *
     * @param entry as UTF-8
     */
    static Hash leaf(String entry) {
        return leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The hash over two subtrees.
     *
     * @param left the older one
     * @param right the newer one
     */
    public static Hash node(Hash left, Hash right) {
        return of(Sha256.of(NODE, left.bytes(), right.bytes()));
    }

    private static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    private byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The digits. */
    @Override
    public String toString() {
        return hex;
    }
}
