package dev.astra.http.server;

import dev.astra.core.security.RequestProof;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. Who a call is from, once it was let in.
 *
 * @param name what limits and logs tell callers apart by: the name of a key; public
 * @param proof of the signature, if it was signed
 */
public record Caller(String name, Optional<RequestProof> proof) {
    /** Whoever. */
    public static final Caller ANYBODY = new Caller("-", Optional.empty());

    /** Refuses null. */
    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(proof, "proof");
    }
}
