package dev.astra.licensing.signature;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. The root keys that a program was built with. Each of them alone may certify signing keys: with several, one can
 * be lost and the others go on.
 *
 * @param keys 1 to {@value #MOST}, different ones
 */
public record RootKeys(List<VerifyingKey> keys) {
    /** The most root keys that a program may pin. */
    public static final int MOST = 8;

    /** Refuses none and too many. */
    public RootKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MOST || keys.stream().distinct().count() != keys.size()) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " different root keys, got " + keys.size()
                    + "; pin what" + " \"astra keys show\" calls the root key");
        }
    }

    /**
     * From the texts that {@code astra keys show} prints.
     *
     * @param texts 64 hexadecimal digits each
     */
    public static RootKeys of(String... texts) {
        return of(List.of(texts));
    }

    /** Like {@link #of(String...)}. */
    public static RootKeys of(Collection<String> texts) {
        return new RootKeys(texts.stream().map(VerifyingKey::new).toList());
    }

    /** What is wrong with a certificate; empty if a pinned key stands behind it. */
    Optional<String> problem(Certificate certificate) {
        for (VerifyingKey key : keys) {
            if (certificate.signedBy(key)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                keys.stream().anyMatch(key -> key.id().equals(certificate.root()))
                        ? "the root key's signature under the certificate is wrong"
                        : "the certificate is signed by a root key that this program does not know");
    }
}
