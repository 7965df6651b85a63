package dev.astra.core.security;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Thread-safe. The sender's end: signs a request for a {@link RequestVerifier}. To send the same request again, because its
 * answer was lost, send the same headers again; signed anew it is another request.
 */
public final class RequestSigner {
    private static final int NONCE_BYTES = 16;

    private final RequestKey key;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Signs by the system's clock, with nonces nobody can guess.
     *
     * @param key what to sign with
     */
    public RequestSigner(RequestKey key) {
        this(key, InstantSource.system(), new SecureRandom());
    }

    /**
     * Signs by a given clock.
     *
     * @param key what to sign with
     * @param clock read once for each request
     * @param random where nonces come from; safe for several threads if the signer is used by several
     */
    public RequestSigner(RequestKey key, InstantSource clock, RandomGenerator random) {
        this.key = Objects.requireNonNull(key, "key");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Signs one request.
     *
     * @param request what it asks for
     * @param body its bytes exactly as they are sent; may be empty
     */
    public SignatureHeaders sign(RequestLine request, byte[] body) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signature = Hashing.code(key.secret(), request.signed(timestamp, nonce, body));
        return new SignatureHeaders(key.id().value(), timestamp, nonce, signature);
    }
}
