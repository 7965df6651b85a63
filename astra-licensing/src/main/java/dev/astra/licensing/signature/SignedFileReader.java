package dev.astra.licensing.signature;

import dev.astra.licensing.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** One thread, one use. Reads a signed file. */
final class SignedFileReader {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int TRAILER_BYTES = Signer.SIGNATURE.length() + 2 * Certificate.SIGNATURE_BYTES + 1;

    private final InputStream in;
    private final Purpose purpose;
    private final RootKeys roots;
    private final long mostBytes;
    private final MessageDigest digest = Sha256.begin();

    SignedFileReader(InputStream in, Purpose purpose, RootKeys roots, long mostBytes) {
        this.in = in;
        this.purpose = purpose;
        this.roots = roots;
        this.mostBytes = mostBytes;
    }

    Reading read(Function<SignedHeader, SignedFile.Body> body) throws IOException {
        byte[] begin = header();
        SignedHeader header;
        try {
            header = SignedHeader.read(begin);
        } catch (IllegalArgumentException wrong) {
            return new Reading.Malformed("this is no signed file: " + wrong.getMessage());
        }
        Optional<String> problem = untrusted(header);
        if (problem.isPresent()) {
            return new Reading.Untrusted(problem.get());
        }
        if (header.bodyBytes() > mostBytes) {
            return new Reading.Malformed(
                    "expected a body of at most " + mostBytes + " bytes, got one of " + header.bodyBytes());
        }
        digest.update(begin);
        if (!drain(header.bodyBytes(), body.apply(header))) {
            return new Reading.Malformed("expected a body of " + header.bodyBytes() + " bytes, got fewer");
        }
        return end(header);
    }

    /** The bytes up to the empty line, or as many as a header can have. */
    private byte[] header() throws IOException {
        byte[] bytes = new byte[SignedHeader.MOST_BYTES];
        int length = 0;
        while (length < bytes.length) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            bytes[length++] = (byte) next;
            if (next == '\n' && length > 1 && bytes[length - 2] == '\n') {
                break;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private Optional<String> untrusted(SignedHeader header) {
        if (header.purpose() != purpose) {
            return Optional.of("expected a signed file of the kind " + purpose.word() + ", got one of the kind "
                    + header.purpose().word());
        }
        if (!header.certificate().covers(header.issue().signed())) {
            return Optional.of("it was signed at " + header.issue().signed() + ", outside the time of its certificate");
        }
        if (header.issue().stamp().epoch() < header.certificate().leastEpoch()) {
            return Optional.of("its epoch is below the least one of its certificate");
        }
        return roots.problem(header.certificate());
    }

    private boolean drain(long bytes, SignedFile.Body body) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, Math.max(bytes, 1))];
        long left = bytes;
        while (left > 0) {
            int wanted = (int) Math.min(chunk.length, left);
            int count = in.readNBytes(chunk, 0, wanted);
            if (count < wanted) {
                return false;
            }
            digest.update(chunk, 0, count);
            body.next(chunk, count);
            left -= count;
        }
        return true;
    }

    private Reading end(SignedHeader header) throws IOException {
        String line = new String(in.readNBytes(TRAILER_BYTES), StandardCharsets.ISO_8859_1);
        String hex = line.startsWith(Signer.SIGNATURE) && line.endsWith("\n")
                ? line.substring(Signer.SIGNATURE.length(), line.length() - 1)
                : "";
        try {
            Form.hex("signature", hex, Certificate.SIGNATURE_BYTES);
        } catch (IllegalArgumentException none) {
            return new Reading.Malformed("expected a signature behind the body, got something else");
        }
        if (in.read() >= 0) {
            return new Reading.Malformed("expected nothing behind the signature, got more");
        }
        byte[] hash = digest.digest();
        return header.certificate().key().verifies(hash, HexFormat.of().parseHex(hex))
                ? new Reading.Sound(header, HexFormat.of().formatHex(hash))
                : new Reading.Untrusted("the signature is wrong");
    }
}
