package dev.astra.licensing.release;

import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedFile;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.verify.Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. What a signed manifest says: the newest version of a channel, and exactly which file it is.
 *
 * @param channel of which product and channel
 * @param version the newest version
 * @param minimum the oldest version that the seller still supports; at most the newest
 * @param recommended the version that everybody should have at least; from minimum to newest
 * @param file the file's name: 1 to 100 of {@code A-Z a-z 0-9 . _ -}, beginning with a letter or digit
 * @param bytes how long the file is, 1 to {@link #MOST_FILE_BYTES}
 * @param sha256 of the file: 64 lower-case hexadecimal digits
 */
public record Release(
        Channel channel,
        Version version,
        Version minimum,
        Version recommended,
        String file,
        long bytes,
        String sha256) {
    /** The most bytes of a file: 16 GiB. */
    public static final long MOST_FILE_BYTES = 1L << 34;

    /** The most bytes of a manifest. */
    public static final int MOST_BYTES = 4_096;

    private static final int MOST_BODY_BYTES = 1_024;
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern BODY = Pattern.compile("""
            product (.+)
            channel (.+)
            version (.+)
            minimum (.+)
            recommended (.+)
            file (.+)
            bytes ([1-9][0-9]{0,11})
            sha256 ([0-9a-f]{64})
            """);

    /** Refuses other forms and versions in another order. */
    public Release {
        Objects.requireNonNull(channel, "channel");
        if (minimum.compareTo(recommended) > 0 || recommended.compareTo(version) > 0) {
            throw new IllegalArgumentException(
                    "expected minimum <= recommended <= version, got " + minimum + ", " + recommended + ", " + version);
        }
        if (!FILE.matcher(file).matches() || file.endsWith(".")) {
            throw new IllegalArgumentException("expected a plain file name such as program-1.2.0.zip, got a text of "
                    + file.length() + " characters");
        }
        if (bytes < 1 || bytes > MOST_FILE_BYTES) {
            throw new IllegalArgumentException("expected 1 to " + MOST_FILE_BYTES + " bytes, got " + bytes);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a hash of 64 lower-case hexadecimal digits, got a text of "
                    + sha256.length() + " characters");
        }
    }

    /**
     * Signs the manifest.
     *
     * @param signer for {@link Purpose#RELEASE}
     * @param issue with the channel's {@link Channel#signedName}
     */
    public byte[] sign(Signer signer, Issue issue) {
        if (!issue.name().equals(channel.signedName())) {
            throw new IllegalArgumentException("expected an issue of " + channel + ", got " + issue.name());
        }
        return signer.sign(issue, body());
    }

    private byte[] body() {
        return ("product " + channel.product() + "\nchannel " + channel.name() + "\nversion " + version + "\nminimum "
                        + minimum + "\nrecommended " + recommended + "\nfile " + file + "\nbytes " + bytes + "\nsha256 "
                        + sha256 + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a signed manifest.
     *
     * @param manifest all of it
     * @param channel which one it must be of
     * @param roots who must stand behind it
     * @param sound gets what it says and how it was signed
     * @param refused gets why it is none
     */
    public static <R> R read(
            byte[] manifest,
            Channel channel,
            RootKeys roots,
            BiFunction<Release, Reading.Sound, R> sound,
            Function<String, R> refused) {
        if (manifest.length > MOST_BYTES) {
            return refused.apply("expected a manifest of at most " + MOST_BYTES + " bytes, got more");
        }
        return SignedFile.read(
                manifest,
                Purpose.RELEASE,
                roots,
                MOST_BODY_BYTES,
                (reading, body) -> {
                    Optional<Release> release = parse(body);
                    if (release.isEmpty()) {
                        return refused.apply("expected what a manifest says, got something else");
                    }
                    boolean meant = release.get().channel.equals(channel)
                            && reading.header().issue().name().equals(channel.signedName());
                    return meant
                            ? sound.apply(release.get(), reading)
                            : refused.apply("expected the manifest of " + channel + ", got that of "
                                    + reading.header().issue().name());
                },
                refused);
    }

    private static Optional<Release> parse(byte[] body) {
        Matcher form = BODY.matcher(new String(body, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Release read = new Release(
                    new Channel(form.group(1), form.group(2)),
                    Version.parse(form.group(3)),
                    Version.parse(form.group(4)),
                    Version.parse(form.group(5)),
                    form.group(6),
                    Long.parseLong(form.group(7)),
                    form.group(8));
            return Arrays.equals(read.body(), body) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException otherForm) {
            return Optional.empty();
        }
    }
}
