package dev.astra.core.security;

import dev.astra.core.Secret;
import dev.astra.core.security.SignatureOutcome.Malformed;
import dev.astra.core.security.SignatureOutcome.Missing;
import dev.astra.core.security.SignatureOutcome.Wrong;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Immutable. The older signature, which stands in the body: the HMAC-SHA-256 of a {@linkplain #canonical canonical form} of
 * some of the body's fields, in lower-case hex. It has no nonce, so the signature is its own. A whole number of seconds is
 * accepted both as {@code 1704067200} and as {@code 1704067200.0}, whichever of the two was signed.
 */
public final class LegacySignature {
    private static final String SIGNATURE = "signature";
    private static final String TIMESTAMP = "timestamp";
    private static final double LATEST = 99_999_999_999d;

    private final Secret secret;

    /**
     * Signs and checks with one key.
     *
     * @param secret its UTF-8 bytes are the key
     */
    public LegacySignature(Secret secret) {
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * The text that is signed: keys sorted by code point at every level, no blanks, everything beyond ASCII escaped, numbers as
     * Python writes them.
     *
     * @param fields maps, lists, texts, numbers, booleans and null; at most 32 levels deep
     * @throws IllegalArgumentException if something else is in it
     */
    public static String canonical(Map<String, ?> fields) {
        return CanonicalJson.of(fields);
    }

    /** The signature over these fields, {@code timestamp} among them. */
    public String sign(Map<String, ?> fields) {
        return Hashing.code(secret, canonical(fields));
    }

    /**
     * Checks a request. The order is: signature there, timestamp there, signature right, time right.
     *
     * @param path where it was sent; the signature does not cover it, but {@link Replays} tells it apart by it
     * @param fields the fields that this path signs, and {@code timestamp}; a {@code signature} among them is left out
     * @param signature as received; empty if there was none
     * @param now the present
     * @throws IllegalArgumentException if the fields have no canonical form
     */
    public SignatureOutcome verify(String path, Map<String, ?> fields, String signature, Instant now) {
        if (signature.isEmpty()) {
            return new Missing(SIGNATURE);
        }
        Object time = fields.get(TIMESTAMP);
        if (time == null) {
            return new Missing(TIMESTAMP);
        }
        if (!(time instanceof Number number) || !(Math.abs(number.doubleValue()) <= LATEST)) {
            return new Malformed(TIMESTAMP);
        }
        TreeMap<String, Object> signed = new TreeMap<>(fields);
        signed.remove(SIGNATURE);
        if (spellings(number).stream().noneMatch(spelling -> {
            signed.put(TIMESTAMP, spelling);
            return Hashing.same(sign(signed), signature);
        })) {
            return new Wrong();
        }
        signed.remove(TIMESTAMP);
        String content = Hashing.hash(path + "\n" + canonical(signed));
        return Freshness.check(new RequestProof("~legacy:" + signature, instant(number.doubleValue()), content), now);
    }

    private static List<Number> spellings(Number time) {
        double seconds = time.doubleValue();
        return seconds == Math.rint(seconds) ? List.of(seconds, (long) seconds) : List.of(seconds);
    }

    private static Instant instant(double seconds) {
        double whole = Math.floor(seconds);
        return Instant.ofEpochSecond((long) whole, (long) ((seconds - whole) * 1_000_000_000L));
    }
}
