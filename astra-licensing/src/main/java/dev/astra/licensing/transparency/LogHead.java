package dev.astra.licensing.transparency;

import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. How the log was at one time: nothing before can be changed without another root.
 *
 * @param size how many entries there are, at least 1
 * @param root of the tree
 */
public record LogHead(long size, Hash root) {
    /** What the log is called in signed heads. */
    public static final String NAME = "licenses";

    /** The most bytes of a signed head. */
    public static final int MOST_BYTES = 2_048;

    private static final int MOST_BODY_BYTES = 128;
    private static final Duration KEPT = Duration.ofDays(3_653);
    private static final Pattern BODY = Pattern.compile("size ([1-9][0-9]{0,14})\nroot ([0-9a-f]{64})\n");

    /** Refuses the log without entries. */
    public LogHead {
        Objects.requireNonNull(root, "root");
        if (size < 1) {
            throw new IllegalArgumentException("expected a log of at least 1 entry, got " + size);
        }
    }

    /**
     * Signs the head. Two heads with one size and epoch and different roots prove that the log was forked.
     *
     * @param signer for {@link Purpose#LOG}
     * @param epoch how often the store was restored, and one more
     * @param now the present
     * @return a signed file whose version is the size
     */
    public byte[] sign(Signer signer, long epoch, Instant now) {
        Instant signed = now.truncatedTo(ChronoUnit.SECONDS);
        Issue issue = new Issue(NAME, new Stamp(epoch, size), signed, signed.plus(KEPT), Issue.FIRST);
        return signer.sign(issue, ("size " + size + "\nroot " + root + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Immutable. A head with who signed it.
     *
     * @param head the head
     * @param epoch of the store
     * @param signed when
     */
    public record Signed(LogHead head, long epoch, Instant signed) {}

    /**
     * Reads a signed head.
     *
     * @param file as {@link #sign} made it
     * @param roots who must stand behind it
     * @param sound gets the head
     * @param refused gets why it is none
     */
    public static <R> R read(byte[] file, RootKeys roots, Function<Signed, R> sound, Function<String, R> refused) {
        return SignedFile.read(
                file,
                Purpose.LOG,
                roots,
                MOST_BODY_BYTES,
                (reading, body) -> {
                    Matcher form = BODY.matcher(new String(body, StandardCharsets.ISO_8859_1));
                    Issue issue = reading.header().issue();
                    if (!form.matches() || !issue.name().equals(NAME)) {
                        return refused.apply("expected the head of a license log, got something else");
                    }
                    LogHead head = new LogHead(Long.parseLong(form.group(1)), new Hash(form.group(2)));
                    return head.size() == issue.stamp().version()
                            ? sound.apply(new Signed(head, issue.stamp().epoch(), issue.signed()))
                            : refused.apply("expected a version that is the size of the log, got another");
                },
                refused);
    }
}
