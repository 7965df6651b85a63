package dev.astra.licensing.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Immutable. SHA-256. */
public final class Sha256 {
    /** How long a hash is, in bytes. */
    public static final int BYTES = 32;

    private Sha256() {}

    /** A digest to feed piece by piece; one thread. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /**
     * The hash of the parts, one behind the other.
     *
     * @param parts not changed
     */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = begin();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
