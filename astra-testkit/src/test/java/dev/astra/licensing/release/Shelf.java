package dev.astra.licensing.release;

import dev.astra.core.UnavailableException;
import dev.astra.licensing.digest.Sha256;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Keyring;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.Version;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A place for releases whose owner shows whatever they like. */
public final class Shelf implements SignedReleaseSource {
    public static final Channel STABLE = Channel.stable("my-program");

    public byte[] shown = {};
    public final Map<String, InputStream> files = new HashMap<>();

    /** The content that a version's file has. */
    public static byte[] content(String version) {
        return ("the program in version " + version).getBytes(StandardCharsets.UTF_8);
    }

    /** The release of a version, as its seller means it. */
    public static Release release(Channel channel, String version) {
        byte[] content = content(version);
        return new Release(
                channel,
                Version.parse(version),
                Version.parse("1.0.0"),
                Version.parse(version.compareTo("1.2.0") < 0 ? "1.0.0" : "1.2.0"),
                "program-" + version + ".zip",
                content.length,
                HexFormat.of().formatHex(Sha256.of(content)));
    }

    /** A manifest, signed some days after the beginning. */
    public static byte[] manifest(Signer signer, Channel channel, String version, long epoch, long number) {
        Instant signed = Keyring.FROM.plus(Duration.ofDays(10));
        Issue issue = new Issue(
                channel.signedName(), new Stamp(epoch, number), signed, signed.plus(Duration.ofDays(14)), Issue.FIRST);
        return release(channel, version).sign(signer, issue);
    }

    @Override
    public byte[] manifest(Channel channel) {
        if (shown.length == 0) {
            throw new UnavailableException("nothing is shown");
        }
        return shown.clone();
    }

    @Override
    public InputStream open(Release release) {
        return files.getOrDefault(
                release.file(),
                new ByteArrayInputStream(content(release.version().toString())));
    }
}
