package dev.astra.licensing.signature;

import java.time.Duration;
import java.time.Instant;

/** Immutable. A root key, and a key that it certified for one purpose: what a seller has. */
public record Keyring(SigningKey root, Signer signer) {
    /** From when the certificate holds. */
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    /** For how long. */
    public static final Duration TERM = Duration.ofDays(400);

    /** New keys. */
    public static Keyring of(Purpose purpose) {
        return of(SigningKey.generate(), purpose, 1);
    }

    /** A new signing key under a root key. */
    public static Keyring of(SigningKey root, Purpose purpose, long leastEpoch) {
        SigningKey key = SigningKey.generate();
        return new Keyring(
                root,
                new Signer(key, Certificate.issue(root, purpose, key.verifying(), FROM, FROM.plus(TERM), leastEpoch)));
    }

    /** The next signing key under the same root key. */
    public Keyring rotated(long leastEpoch) {
        return of(root, signer.certificate().purpose(), leastEpoch);
    }

    /** What programs pin. */
    public RootKeys pinned() {
        return RootKeys.of(root.verifying().hex());
    }

    /** An edition of that version, signed some days after the beginning and fresh for two weeks. */
    public static Issue issue(String name, long epoch, long version, Instant signed) {
        return new Issue(name, new Stamp(epoch, version), signed, signed.plus(Duration.ofDays(14)), Issue.FIRST);
    }
}
