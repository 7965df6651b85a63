package dev.astra.licensing.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Immutable. HKDF with HMAC-SHA-256 (RFC 5869): many keys out of one secret. */
public final class Hkdf {
    private static final int MOST_BYTES = 255 * Sha256.BYTES;

    private Hkdf() {}

    /**
     * Derives a key.
     *
     * @param secret what only the right ones know
     * @param salt may be public; empty counts as 32 zero bytes
     * @param info what the key is for
     * @param bytes how long the key is, 1 to 8,160
     */
    public static byte[] derive(byte[] secret, byte[] salt, String info, int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("expected a key of 1 to " + MOST_BYTES + " bytes, got " + bytes);
        }
        Hmac hmac = new Hmac();
        byte[] extracted = hmac.code(salt.length == 0 ? new byte[Sha256.BYTES] : salt, secret);
        byte[] context = info.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes];
        byte[] block = {};
        for (int done = 0, round = 1; done < bytes; done += block.length, round++) {
            block = hmac.code(extracted, block, context, new byte[] {(byte) round});
            System.arraycopy(block, 0, out, done, Math.min(block.length, bytes - done));
        }
        Arrays.fill(extracted, (byte) 0);
        return out;
    }
}
