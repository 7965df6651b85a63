package dev.astra.licensing.release;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import dev.astra.licensing.digest.Sha256;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.Stamp;
import dev.astra.licensing.verify.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * One writer, any number of readers. A directory that a web server serves: files, and one manifest for each channel. A file
 * is there before the manifest that names it. Customers on the same machine or a network share may read it directly.
 */
public final class FileReleasePlace implements SignedReleaseSource {
    private final Path directory;

    /**
     * In a directory.
     *
     * @param directory must exist
     */
    public FileReleasePlace(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Immutable. The numbers of a release, as the seller chooses them.
     *
     * @param channel of which product and channel
     * @param version the version of the file
     * @param minimum the oldest version that is still supported
     * @param recommended the version that everybody should have at least
     */
    public record Numbers(Channel channel, Version version, Version minimum, Version recommended) {}

    /**
     * Publishes a file, or an earlier one again so that its manifest stays fresh. The manifest goes above the one that is
     * out.
     *
     * @param numbers of the release
     * @param file what customers get; copied here under its own name
     * @param signer for releases
     * @param roots that customers pin: what is out must be readable with them
     * @param now the present
     * @param life how long the manifest holds; sign again before that
     * @return the manifest's edition, as customers see it
     * @throws RejectedException if what is out cannot be read, a newer version is out, another file has that version or that
     *     name
     */
    public Stamp publish(Numbers numbers, Path file, Signer signer, RootKeys roots, Instant now, Duration life) {
        Release release = describe(numbers, file);
        Optional<Reading.Sound> out = out(release, roots);
        Stamp stamp = next(out, signer.certificate().leastEpoch());
        Instant signed = now.truncatedTo(ChronoUnit.SECONDS);
        Issue issue = new Issue(
                release.channel().signedName(),
                stamp,
                signed,
                signed.plus(life.truncatedTo(ChronoUnit.SECONDS)),
                out.map(Reading.Sound::hash).orElse(Issue.FIRST));
        byte[] manifest = release.sign(signer, issue);
        Release.read(manifest, release.channel(), roots, (read, how) -> true, refused -> {
            throw new RejectedException("customers with these root keys would refuse it: " + refused);
        });
        try {
            if (!Files.exists(directory.resolve(release.file()))) {
                Path fresh = directory.resolve("." + release.file() + ".new");
                Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
                place(fresh, release.file());
            }
            Path fresh = directory.resolve("." + release.channel().fileName() + ".new");
            Files.write(fresh, manifest);
            place(fresh, release.channel().fileName());
            return stamp;
        } catch (IOException failed) {
            throw new UnavailableException(
                    "could not write to " + directory + ": " + failed + "; what was out is still out", failed);
        }
    }

    /**
     * What is out.
     *
     * @param channel of which product and channel
     * @param roots that customers pin
     * @return empty if nothing is out, or nothing that can be relied upon
     */
    public Optional<Release> published(Channel channel, RootKeys roots) {
        return Files.exists(directory.resolve(channel.fileName()))
                ? Release.read(
                        manifest(channel),
                        channel,
                        roots,
                        (release, how) -> Optional.of(release),
                        no -> Optional.empty())
                : Optional.empty();
    }

    private Release describe(Numbers numbers, Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String hash = hash(file);
            Path there = directory.resolve(name);
            if (Files.exists(there) && !hash(there).equals(hash)) {
                throw new RejectedException("another file " + name + " is out already; customers may be fetching it,"
                        + " so give the new one another name, or take that one away if it is damaged");
            }
            return new Release(
                    numbers.channel(),
                    numbers.version(),
                    numbers.minimum(),
                    numbers.recommended(),
                    name,
                    Files.size(file),
                    hash);
        } catch (IOException unreadable) {
            String found =
                    Files.notExists(file) ? "none" : Files.isDirectory(file) ? "a directory" : "one without rights";
            throw new RejectedException("expected a file that can be read in " + file + ", found " + found, unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new RejectedException(Objects.toString(unusable.getMessage(), "unusable"), unusable);
        }
    }

    private Optional<Reading.Sound> out(Release release, RootKeys roots) {
        if (!Files.exists(directory.resolve(release.channel().fileName()))) {
            return Optional.empty();
        }
        return Release.read(
                manifest(release.channel()),
                release.channel(),
                roots,
                (older, how) -> {
                    int order = older.version().compareTo(release.version());
                    if (order == 0 && !older.sha256().equals(release.sha256())) {
                        throw new RejectedException("version " + older.version() + " is out already, with another file;"
                                + " who has that one would never get this one: give it a higher version");
                    }
                    if (order > 0) {
                        throw new RejectedException("version " + older.version() + " is out already; publish a higher"
                                + " one than that instead of " + release.version());
                    }
                    return Optional.of(how);
                },
                refused -> {
                    throw new RejectedException("the manifest that is out cannot be read: " + refused
                            + "; name the right root keys, or take it away if it is not yours");
                });
    }

    private static Stamp next(Optional<Reading.Sound> out, long leastEpoch) {
        Stamp before = out.map(how -> how.header().issue().stamp()).orElse(new Stamp(leastEpoch, 1));
        return out.isEmpty() || before.epoch() < leastEpoch
                ? new Stamp(leastEpoch, 1)
                : new Stamp(before.epoch(), before.version() + 1);
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void place(Path fresh, String name) throws IOException {
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        new FileReplacement().replace(fresh, directory.resolve(name));
    }

    @Override
    public byte[] manifest(Channel channel) {
        Path file = directory.resolve(channel.fileName());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Release.MOST_BYTES + 1);
            if (bytes.length > Release.MOST_BYTES) {
                throw new CorruptDataException("expected a manifest of at most " + Release.MOST_BYTES
                        + " bytes in the file " + file + ", found more");
            }
            return bytes;
        } catch (NoSuchFileException none) {
            throw new UnavailableException("expected a manifest in the file " + file + ", found no such file", none);
        } catch (IOException unreadable) {
            throw new UnavailableException("expected to read the file " + file + ", could not", unreadable);
        }
    }

    @Override
    public InputStream open(Release release) {
        Path file = directory.resolve(release.file());
        try {
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new UnavailableException("expected to read the file " + file + ", could not", unreadable);
        }
    }
}
