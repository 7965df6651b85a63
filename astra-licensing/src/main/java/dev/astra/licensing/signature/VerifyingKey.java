package dev.astra.licensing.signature;

import dev.astra.licensing.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * Immutable. The public half of an Ed25519 key, as RFC 8032 writes it.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record VerifyingKey(String hex) {
    private static final int BYTES = 32;
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Refuses every other form; whether it is a point on the curve shows when it is used. */
    public VerifyingKey {
        Form.hex("public key", hex, BYTES);
    }

    static VerifyingKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifyingKey(HexFormat.of().formatHex(encoded, encoded.length - BYTES, encoded.length));
    }

    /** Its name. */
    public KeyId id() {
        return KeyId.of(Sha256.of(bytes()));
    }

    /** The bytes as they are hashed and signed. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * Whether the owner of the private half signed this message.
     *
     * @param message what was signed
     * @param signature 64 bytes; anything else is a no
     */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] encoded = new byte[PREFIX.length + BYTES];
            System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
            System.arraycopy(bytes(), 0, encoded, PREFIX.length, BYTES);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    /** The digits. */
    @Override
    public String toString() {
        return hex;
    }
}
