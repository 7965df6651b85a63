package dev.astra.licensing.release;

import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import dev.astra.licensing.digest.Sha256;
import dev.astra.licensing.release.FileDownloadOutcome.Placed;
import dev.astra.licensing.release.FileDownloadOutcome.Refused;
import dev.astra.licensing.verify.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Fetches a release's file into a directory. It is written beside its place, at most as long as the manifest
 * says, and put in place in one step once its length and hash are right: what stands under the file's name is always whole.
 * What a broken or refused download left is deleted; after a crash the next one writes over it.
 */
public final class FileReleaseDownload {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final SignedReleaseSource source;
    private final Path directory;

    /**
     * A way into a directory.
     *
     * @param source where files are read
     * @param directory must exist
     */
    public FileReleaseDownload(SignedReleaseSource source, Path directory) {
        this.source = Objects.requireNonNull(source, "source");
        this.directory = directory.toAbsolutePath();
    }

    /**
     * Fetches the file, on the caller's thread. A file of that name is replaced. An interrupt ends it between two chunks.
     *
     * @param release what a {@link SignedUpdateCheck} offered
     * @param running the version that it is to replace; an older or the same one is refused
     * @param progress hears how far it has come
     * @throws UnavailableException if it could not be read or written to its end; nothing is left
     */
    public FileDownloadOutcome fetch(Release release, Version running, Progress progress) {
        if (release.version().compareTo(running) <= 0) {
            return new Refused("version " + release.version() + " is not newer than " + running);
        }
        Path fresh = directory.resolve("." + release.file() + ".download");
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = lock(out)) {
            if (alone == null) {
                throw new UnavailableException("another download of " + release.file() + " is under way");
            }
            try {
                out.truncate(0);
                String problem = copy(release, out, progress);
                if (problem != null) {
                    return new Refused(problem);
                }
                out.force(true);
                Path place = directory.resolve(release.file());
                new FileReplacement().replace(fresh, place);
                return new Placed(place);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole file " + release.file() + ", got a part of it ("
                            + broken.getClass().getSimpleName() + "); try again",
                    broken);
        }
    }

    private static @Nullable FileLock lock(FileChannel out) throws IOException {
        try {
            return out.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** Copies at most what the manifest says, and one byte to see whether there is more. */
    private @Nullable String copy(Release release, FileChannel out, Progress progress) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] chunk = new byte[CHUNK_BYTES];
        long done = 0;
        try (InputStream in = source.open(release)) {
            while (done < release.bytes()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new UnavailableException("interrupted while " + release.file() + " was fetched");
                }
                int count = in.read(chunk, 0, (int) Math.min(chunk.length, release.bytes() - done));
                if (count < 0) {
                    return "expected " + release.bytes() + " bytes of " + release.file() + ", got " + done;
                }
                digest.update(chunk, 0, count);
                ByteBuffer rest = ByteBuffer.wrap(chunk, 0, count);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                done += count;
                progress.reached(done, release.bytes());
            }
            if (in.read() >= 0) {
                return "expected " + release.bytes() + " bytes of " + release.file() + ", got more";
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(release.sha256())
                ? null
                : "the file " + release.file() + " is not the one that the manifest names";
    }
}
