package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.release.Channel;
import dev.astra.licensing.release.FileReleasePlace;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Signs a release and puts it where customers' programs look. */
@Command(
        name = "publish",
        description = "Sign a release and publish it; publish the same again before its manifest becomes stale.")
final class ReleasePublish implements Callable<Integer> {
    private static final int MOST_DAYS = 365;
    private static final Version EVERY = new Version(0, 0, 0, "");

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "what customers get")
    private Path file;

    @Option(names = "--product", required = true, paramLabel = "NAME", description = "the name of your program")
    private String product;

    @Option(names = "--release", required = true, paramLabel = "VERSION", description = "the version of the file")
    private String version;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = Channel.STABLE,
            description = "default: ${DEFAULT-VALUE}")
    private String channel;

    @Option(
            names = "--minimum",
            paramLabel = "VERSION",
            description = "the oldest version that you still support; default: as published before, else all")
    private @Nullable String minimum;

    @Option(
            names = "--recommended",
            paramLabel = "VERSION",
            description = "what everybody should have at least; default: as published before, else the minimum")
    private @Nullable String recommended;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "for how long the manifest holds; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--into", paramLabel = "DIR", description = "the directory; else ASTRA_WEB_ROOT")
    private @Nullable Path into;

    @Spec
    private CommandSpec spec;

    ReleasePublish(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Arguments.requireRange(spec, "--days", days, 1, MOST_DAYS);
        session.configuration()
                .check(
                        into == null ? List.of(Settings.WEB_ROOT) : List.of(),
                        List.of(Settings.ZONE, Settings.ROOT_KEYS));
        Terminal terminal = Terminal.of(spec);
        Path directory = into == null
                ? session.configuration().resolve(session.configuration().get(Settings.WEB_ROOT))
                : session.resolve(into);
        if (!Files.isDirectory(directory)) {
            return terminal.refused("Refused: " + directory + " is no directory.");
        }
        Signer signer = SigningKeys.signer(session, Purpose.RELEASE);
        RootKeys roots = SigningKeys.roots(session, List.of());
        FileReleasePlace place = new FileReleasePlace(directory);
        FileReleasePlace.Numbers numbers = numbers(place, roots);
        Instant now = InstantSource.system().instant();
        Stamp stamp = place.publish(numbers, session.resolve(file), signer, roots, now, Duration.ofDays(days));
        return terminal.done(
                "Published: version " + numbers.version() + " of " + numbers.channel() + ", edition " + stamp + ".",
                "The manifest is good until "
                        + Terminal.time(
                                now.plus(Duration.ofDays(days)),
                                session.configuration().get(Settings.ZONE))
                        + "; publish the same again before.");
    }

    /** What is not named stays as it is out, so that a forgotten option shuts nobody out. */
    private FileReleasePlace.Numbers numbers(FileReleasePlace place, RootKeys roots) {
        try {
            Channel line = new Channel(product, channel);
            Version newest = Version.parse(version);
            Optional<Release> out = place.published(line, roots);
            Version least = named(minimum).or(() -> out.map(Release::minimum)).orElse(EVERY);
            Version before = out.map(Release::recommended)
                    .filter(known -> known.compareTo(least) > 0)
                    .orElse(least);
            return new FileReleasePlace.Numbers(
                    line, newest, least, named(recommended).orElse(before));
        } catch (IllegalArgumentException unreadable) {
            throw new RejectedException(Objects.toString(unreadable.getMessage(), "unreadable"), unreadable);
        }
    }

    private static Optional<Version> named(@Nullable String text) {
        return Optional.ofNullable(text).map(Version::parse);
    }
}
