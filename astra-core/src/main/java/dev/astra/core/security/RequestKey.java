package dev.astra.core.security;

import dev.astra.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Immutable. A key that requests are signed with. Both ends have it.
 *
 * @param id its name
 * @param secret its UTF-8 bytes are the key; at least 32 of them
 */
public record RequestKey(KeyId id, Secret secret) {
    private static final int LEAST_BYTES = 32;

    /** Refuses a short secret. */
    public RequestKey {
        Objects.requireNonNull(id, "id");
        int bytes = secret.reveal().getBytes(StandardCharsets.UTF_8).length;
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("key " + id + ": expected a secret of at least " + LEAST_BYTES
                    + " bytes, got " + bytes + "; make a longer random one");
        }
    }
}
