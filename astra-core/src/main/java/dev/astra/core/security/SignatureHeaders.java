package dev.astra.core.security;

import java.util.Map;
import java.util.Objects;

/**
 * Immutable. What a signed request carries beside its body, as it is sent: not checked yet. An absent header is an empty
 * text.
 *
 * @param keyId the name of the key
 * @param timestamp Unix seconds in decimal digits
 * @param nonce 16 to 128 letters, digits, dots, hyphens and underscores, another one for each request
 * @param signature 64 lower-case hex digits
 */
public record SignatureHeaders(String keyId, String timestamp, String nonce, String signature) {
    /** The header of {@link #keyId}. */
    public static final String KEY_ID = "X-Key-Id";

    /** The header of {@link #timestamp}. */
    public static final String TIMESTAMP = "X-Timestamp";

    /** The header of {@link #nonce}. */
    public static final String NONCE = "X-Nonce";

    /** The header of {@link #signature}. */
    public static final String SIGNATURE = "X-Signature";

    /** Refuses null. */
    public SignatureHeaders {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(signature, "signature");
    }

    /** The headers by their names, to be set on a request. */
    public Map<String, String> byName() {
        return Map.of(KEY_ID, keyId, TIMESTAMP, timestamp, NONCE, nonce, SIGNATURE, signature);
    }

    @Override
    public String toString() {
        return "SignatureHeaders[keyId of " + keyId.length() + " characters, timestamp of " + timestamp.length() + "]";
    }
}
