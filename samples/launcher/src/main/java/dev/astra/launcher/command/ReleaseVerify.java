package dev.astra.launcher.command;

import dev.astra.core.AstraException;
import dev.astra.core.RejectedException;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.release.Channel;
import dev.astra.licensing.release.FileReleasePlace;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.signature.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. Looks at what is published as a customer's program would. */
@Command(name = "verify", description = "Verify the manifest and the file that are published.")
final class ReleaseVerify implements Callable<Integer> {
    private final Session session;

    @Option(names = "--product", required = true, paramLabel = "NAME", description = "the name of your program")
    private String product;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = Channel.STABLE,
            description = "default: ${DEFAULT-VALUE}")
    private String channel;

    @Option(names = "--in", paramLabel = "DIR", description = "the directory; else ASTRA_WEB_ROOT")
    private @Nullable Path directory;

    @Option(
            names = "--root",
            paramLabel = "KEY",
            description = "a root key of the seller; else ASTRA_ROOT_KEYS, else the keys here")
    private final List<String> roots = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    ReleaseVerify(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.configuration()
                .check(
                        directory == null ? List.of(Settings.WEB_ROOT) : List.of(),
                        List.of(Settings.ZONE, Settings.ROOT_KEYS));
        Terminal terminal = Terminal.of(spec);
        Path at = directory == null
                ? session.configuration().resolve(session.configuration().get(Settings.WEB_ROOT))
                : session.resolve(directory);
        FileReleasePlace place = new FileReleasePlace(at);
        Channel meant = meant();
        return Release.read(
                place.manifest(meant),
                meant,
                SigningKeys.roots(session, roots),
                (release, how) -> tell(release, how, place, terminal),
                why -> terminal.refused("WRONG: " + why));
    }

    private Channel meant() {
        try {
            return new Channel(product, channel);
        } catch (IllegalArgumentException unusable) {
            throw new RejectedException(Objects.toString(unusable.getMessage(), "unusable"), unusable);
        }
    }

    private int tell(Release release, Reading.Sound how, FileReleasePlace place, Terminal terminal) {
        terminal.row(
                "version",
                release.version() + ", supported from " + release.minimum() + ", recommended from "
                        + release.recommended());
        terminal.row("file", release.file() + ", " + Terminal.number(release.bytes()) + " bytes");
        terminal.row(
                "edition",
                how.header().issue().stamp() + ", good until "
                        + Terminal.time(
                                how.header().issue().expires(),
                                session.configuration().get(Settings.ZONE)));
        if (!InstantSource.system().instant().isBefore(how.header().issue().expires())) {
            return terminal.refused("STALE: customers refuse this manifest; publish the same again.");
        }
        try (InputStream in = place.open(release)) {
            String hash = hash(in, release.bytes());
            return hash.equals(release.sha256())
                    ? terminal.done("Right: the manifest is signed by who may, and the file is the one that it names.")
                    : terminal.refused("WRONG: the file is not the one that the manifest names.");
        } catch (IOException | AstraException unreadable) {
            return terminal.refused("WRONG: the file " + release.file() + " cannot be read.");
        }
    }

    /** The hash of a stream that is as long as said; empty if it is not. */
    private static String hash(InputStream in, long bytes) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long read = new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return read == bytes ? HexFormat.of().formatHex(digest.digest()) : "";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
