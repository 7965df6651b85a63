package dev.astra.core.security;

import dev.astra.core.Secret;
import dev.astra.core.security.SignatureOutcome.Malformed;
import dev.astra.core.security.SignatureOutcome.Missing;
import dev.astra.core.security.SignatureOutcome.Wrong;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Immutable. The receiver's end: checks the signature over the raw body of a request. The signature is
 * {@code hex(HMAC-SHA-256(key, method \n path \n timestamp \n nonce \n hex(SHA-256(body))))}; the time may be 300 s off
 * either way. It does not look for second deliveries: that is for {@link Replays}, in the transaction of the request.
 */
public final class RequestVerifier {
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9._-]{16,128}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private final RequestKeys keys;

    /**
     * Accepts what one of these keys signed.
     *
     * @param keys several while they are rotated
     */
    public RequestVerifier(RequestKeys keys) {
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    /**
     * Checks one request. What is absent is told first, then what has another form, then the signature, and the time last:
     * only who has a key learns about our clock.
     *
     * @param request what it asks for
     * @param headers as received
     * @param body its bytes as received
     * @param now the present
     */
    public SignatureOutcome verify(RequestLine request, SignatureHeaders headers, byte[] body, Instant now) {
        Optional<SignatureOutcome> unreadable = unreadable(headers);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        String text = request.signed(headers.timestamp(), headers.nonce(), body);
        KeyId id = new KeyId(headers.keyId());
        Optional<Secret> secret = keys.find(id).map(RequestKey::secret);
        if (secret.isEmpty() || !Hashing.same(Hashing.code(secret.get(), text), headers.signature())) {
            return new Wrong();
        }
        String content = Hashing.hash(request.signed("", "", body));
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
        return Freshness.check(new RequestProof(id + ":" + headers.nonce(), signedAt, content), now);
    }

    private static Optional<SignatureOutcome> unreadable(SignatureHeaders headers) {
        return missing(SignatureHeaders.SIGNATURE, headers.signature())
                .or(() -> missing(SignatureHeaders.TIMESTAMP, headers.timestamp()))
                .or(() -> missing(SignatureHeaders.NONCE, headers.nonce()))
                .or(() -> missing(SignatureHeaders.KEY_ID, headers.keyId()))
                .or(() -> form(SignatureHeaders.SIGNATURE, SIGNATURE, headers.signature()))
                .or(() -> form(SignatureHeaders.TIMESTAMP, TIMESTAMP, headers.timestamp()))
                .or(() -> form(SignatureHeaders.NONCE, NONCE, headers.nonce()))
                .or(() -> KeyId.isOne(headers.keyId())
                        ? Optional.empty()
                        : Optional.of(new Malformed(SignatureHeaders.KEY_ID)));
    }

    private static Optional<SignatureOutcome> missing(String what, String value) {
        return value.isEmpty() ? Optional.of(new Missing(what)) : Optional.empty();
    }

    private static Optional<SignatureOutcome> form(String what, Pattern form, String value) {
        return form.matcher(value).matches() ? Optional.empty() : Optional.of(new Malformed(what));
    }
}
