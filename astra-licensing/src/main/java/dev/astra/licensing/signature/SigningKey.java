package dev.astra.licensing.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/** Immutable. An Ed25519 key with its private half. {@link #toString} shows the public one only. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int BYTES = 32;
    private static final byte[] TRIAL = "astra-key-trial-1".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey secret;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey secret, VerifyingKey verifying) {
        this.secret = secret;
        this.verifying = verifying;
    }

    /** A new key, from the system's source of secure randomness. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime from 15 on has " + ALGORITHM, impossible);
        }
    }

    /**
     * A key that was kept.
     *
     * @param secret its 32 private bytes
     * @param verifying its public half
     * @throws IllegalArgumentException if the two do not belong together
     */
    static SigningKey of(byte[] secret, VerifyingKey verifying) {
        try {
            SigningKey key = new SigningKey(
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret.clone())),
                    verifying);
            if (secret.length == BYTES && verifying.verifies(TRIAL, key.sign(TRIAL))) {
                return key;
            }
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("expected the 32 private bytes of a key, got something else", refused);
        }
        throw new IllegalArgumentException("expected the two halves of one key, got halves of different ones");
    }

    /** Its name. */
    public KeyId id() {
        return verifying.id();
    }

    /** Its public half. */
    public VerifyingKey verifying() {
        return verifying;
    }

    /**
     * Signs.
     *
     * @param message any length; not changed
     * @return 64 bytes, always the same for the same message
     */
    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key of this kind signs every message", impossible);
        }
    }

    /** The private half, for the key file alone. */
    String secretHex() {
        byte[] bytes = ((EdECPrivateKey) secret)
                .getBytes()
                .orElseThrow(() -> new IllegalStateException("this key does not give its bytes"));
        return HexFormat.of().formatHex(bytes);
    }

    /** Hides the private half. */
    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
