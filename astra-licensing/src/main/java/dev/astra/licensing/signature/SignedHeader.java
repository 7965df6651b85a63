package dev.astra.licensing.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What stands before the content of a signed file, and is signed with it.
 *
 * @param issue which edition of which file
 * @param certificate why the key that signed may do so; it gives the purpose
 * @param bodyBytes how long the content is, in bytes
 */
public record SignedHeader(Issue issue, Certificate certificate, long bodyBytes) {
    /** The most that a header has, in bytes. */
    public static final int MOST_BYTES = 1024;

    static final String FORMAT = "astra-signed-1";

    /** Refuses missing parts and negative lengths. */
    public SignedHeader {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(certificate, "certificate");
        Form.number("a length", bodyBytes, 0);
    }

    /** What kind of file it is. */
    public Purpose purpose() {
        return certificate.purpose();
    }

    /** How new it is. */
    public Mark mark() {
        return new Mark(certificate.leastEpoch(), issue.stamp());
    }

    /** The one form: every other text, also one that says the same, is no header. It ends with an empty line. */
    byte[] bytes() {
        String text = FORMAT + " " + purpose().word() + "\nname " + issue.name()
                + "\nepoch " + issue.stamp().epoch() + "\nversion "
                + issue.stamp().version()
                + "\nsigned " + issue.signed() + "\nexpires " + issue.expires() + "\nprevious " + issue.previous()
                + "\n" + certificate.lines() + "body " + bodyBytes + "\n\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a header.
     *
     * @param bytes up to the empty line, with it
     * @throws IllegalArgumentException if it is none; says what was expected
     */
    static SignedHeader read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Lines lines = new Lines(text.endsWith("\n\n") ? text.substring(0, text.length() - 1) : "");
        String word = lines.value(FORMAT);
        Optional<Purpose> purpose = Purpose.of(word);
        if (purpose.isEmpty()) {
            throw new IllegalArgumentException("expected a signed file of a known kind, got another");
        }
        Issue issue = new Issue(
                lines.value("name"),
                new Stamp(
                        Form.number("an epoch", lines.value("epoch")),
                        Form.number("a version", lines.value("version"))),
                Form.instant("when it was signed", lines.value("signed")),
                Form.instant("when it becomes stale", lines.value("expires")),
                lines.value("previous"));
        SignedHeader header = new SignedHeader(
                issue, Certificate.read(purpose.get(), lines), Form.number("a length", lines.value("body")));
        lines.end();
        if (!Arrays.equals(header.bytes(), bytes)) {
            throw new IllegalArgumentException("expected a header in its one form, got another");
        }
        return header;
    }
}
