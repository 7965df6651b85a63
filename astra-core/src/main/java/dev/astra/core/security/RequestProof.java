package dev.astra.core.security;

import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. What a verified signature says of a request: enough for {@link Replays} to know it again.
 *
 * @param nonce names the request among all that are signed with any key, at most 256 characters
 * @param signedAt when its sender says that it was signed
 * @param content the hash of all that was signed but the time; two requests with one nonce and other contents are an attack
 *     or a mistake
 */
public record RequestProof(String nonce, Instant signedAt, String content) {
    /** Refuses an unusable nonce. */
    public RequestProof {
        Objects.requireNonNull(signedAt, "signedAt");
        Objects.requireNonNull(content, "content");
        if (nonce.isEmpty() || nonce.length() > 256) {
            throw new IllegalArgumentException("expected a nonce of 1 to 256 characters, got " + nonce.length());
        }
    }
}
