package dev.astra.licensing.digest;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One thread. HMAC-SHA-256 (RFC 2104) under one key at a time. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** Without a key yet. */
    public Hmac() {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, impossible);
        }
    }

    /**
     * The code of the parts, one behind the other.
     *
     * @param key at least one byte
     * @param parts not changed
     */
    public byte[] code(byte[] key, byte[]... parts) {
        try {
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every key of at least one byte fits", impossible);
        }
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** Like {@link #code}, once. */
    public static byte[] of(byte[] key, byte[]... parts) {
        return new Hmac().code(key, parts);
    }
}
