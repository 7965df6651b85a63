package dev.astra.licensing.signature;

import dev.astra.licensing.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Immutable. Signs files of one purpose.
 *
 * @param key signs
 * @param certificate says that it may
 */
public record Signer(SigningKey key, Certificate certificate) {
    static final String SIGNATURE = "signature ";

    /** Refuses a certificate of another key. */
    public Signer {
        Objects.requireNonNull(key, "key");
        if (!certificate.key().equals(key.verifying())) {
            throw new IllegalArgumentException("expected the certificate of key " + key.id() + ", got that of "
                    + certificate.key().id());
        }
    }

    /**
     * A whole signed file in memory.
     *
     * @param issue signed within the certificate's time, in an epoch that it allows
     * @param body the content; not changed
     * @throws IllegalArgumentException if the certificate does not cover the issue
     */
    public byte[] sign(Issue issue, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 2 * SignedHeader.MOST_BYTES);
        try {
            signed(issue, body).writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
        return out.toByteArray();
    }

    /**
     * Signs a content.
     *
     * @param issue signed within the certificate's time, in an epoch that it allows
     * @param body the content; kept, not copied
     * @throws IllegalArgumentException if the certificate does not cover the issue
     */
    public Signed signed(Issue issue, byte[] body) {
        if (!certificate.covers(issue.signed())) {
            throw new IllegalArgumentException("expected to sign between " + certificate.from() + " and "
                    + certificate.until() + ", got " + issue.signed() + "; certify a new key");
        }
        if (issue.stamp().epoch() < certificate.leastEpoch()) {
            throw new IllegalArgumentException("expected epoch " + certificate.leastEpoch() + " or later, got "
                    + issue.stamp().epoch());
        }
        byte[] header = new SignedHeader(issue, certificate, body.length).bytes();
        byte[] digest = Sha256.of(header, body);
        String signature = HexFormat.of().formatHex(key.sign(digest));
        return new Signed(
                HexFormat.of().formatHex(digest),
                header,
                body,
                (SIGNATURE + signature + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Immutable. A signed file that is to be written. */
    public static final class Signed {
        private final String hash;
        private final byte[] header;
        private final byte[] body;
        private final byte[] trailer;

        private Signed(String hash, byte[] header, byte[] body, byte[] trailer) {
            this.hash = hash;
            this.header = header;
            this.body = body;
            this.trailer = trailer;
        }

        /** The hash of the file, for the next one's {@code previous}. */
        public String hash() {
            return hash;
        }

        /**
         * Writes the whole file.
         *
         * @param out not closed here
         * @throws IOException if the stream breaks
         */
        public void writeTo(OutputStream out) throws IOException {
            out.write(header);
            out.write(body);
            out.write(trailer);
        }
    }
}
