package dev.astra.licensing.signature;

import dev.astra.licensing.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Immutable. A root key's word that another key may sign files of one purpose. Whether the root key is a pinned one is for
 * {@link RootKeys} to say.
 *
 * @param purpose which files
 * @param key the key that may sign them
 * @param from the first second at which it may
 * @param until the first second at which it may no longer
 * @param leastEpoch the least epoch of the files; raised after a key was stolen
 * @param root the key that says so
 * @param signature 128 lower-case hexadecimal digits
 */
public record Certificate(
        Purpose purpose, VerifyingKey key, Instant from, Instant until, long leastEpoch, KeyId root, String signature) {
    static final int SIGNATURE_BYTES = 64;

    /** Refuses values of any other form. */
    public Certificate {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(root, "root");
        Form.instant("the beginning of a certificate", from);
        Form.instant("the end of a certificate", until);
        Form.number("a least epoch", leastEpoch, 1);
        Form.hex("signature", signature, SIGNATURE_BYTES);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("expected a certificate that ends after " + from + ", got " + until);
        }
    }

    /**
     * Certifies a key.
     *
     * @param root says so; its private half is needed
     * @param purpose which files
     * @param key the key that may sign them
     * @param from from when; part seconds are dropped
     * @param until until when; part seconds are dropped
     * @param leastEpoch the least epoch of the files; 1 unless a key was stolen
     */
    public static Certificate issue(
            SigningKey root, Purpose purpose, VerifyingKey key, Instant from, Instant until, long leastEpoch) {
        Certificate unsigned = new Certificate(
                purpose,
                key,
                Form.seconds(from),
                Form.seconds(until),
                leastEpoch,
                root.id(),
                "0".repeat(2 * SIGNATURE_BYTES));
        byte[] signature = root.sign(unsigned.message());
        return new Certificate(
                purpose,
                key,
                unsigned.from(),
                unsigned.until(),
                leastEpoch,
                root.id(),
                HexFormat.of().formatHex(signature));
    }

    /** Whether a file that was signed then was signed in time. */
    public boolean covers(Instant signed) {
        return !signed.isBefore(from) && signed.isBefore(until);
    }

    boolean signedBy(VerifyingKey candidate) {
        return candidate.id().equals(root)
                && candidate.verifies(message(), HexFormat.of().parseHex(signature));
    }

    /** The lines of a certificate, as they stand in files, each with LF behind it. */
    String lines() {
        return claims() + "root-signature " + signature + "\n";
    }

    private String claims() {
        return "key " + key + "\nfrom " + from + "\nuntil " + until + "\nleast-epoch " + leastEpoch + "\nroot " + root
                + "\n";
    }

    private byte[] message() {
        String text = "astra-certificate-1 " + purpose.word() + "\n" + claims();
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Certificate read(Purpose purpose, Lines lines) {
        return new Certificate(
                purpose,
                new VerifyingKey(lines.value("key")),
                Form.instant("the beginning of a certificate", lines.value("from")),
                Form.instant("the end of a certificate", lines.value("until")),
                Form.number("a least epoch", lines.value("least-epoch")),
                new KeyId(lines.value("root")),
                lines.value("root-signature"));
    }
}
