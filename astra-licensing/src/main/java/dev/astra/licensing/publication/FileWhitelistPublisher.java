package dev.astra.licensing.publication;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One thread at a time. Publishes the list as a file in a directory that a web server serves. The list is written to a
 * temporary file beside it, forced to the disk, moved over the old one in one step, and read back. The file gets the
 * permissions that new files of this process get: the web server must be able to read it.
 */
public final class FileWhitelistPublisher implements WhitelistPublisher {
    /** The name that the old programs fetch. */
    public static final String LEGACY_NAME = "digits.txt";

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path target;
    private final Path temporary;
    private final FileReplacement replacement;

    FileWhitelistPublisher(Path target, FileReplacement replacement) {
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + ".new");
        this.replacement = replacement;
    }

    /**
     * Publishes {@value #LEGACY_NAME}.
     *
     * @param directory must exist
     * @throws RejectedException if it does not, or no file can be written in it
     */
    public static FileWhitelistPublisher at(Path directory) {
        return at(directory, LEGACY_NAME);
    }

    /**
     * Publishes under another name.
     *
     * @param directory must exist
     * @param name of the file
     * @throws RejectedException if the directory does not exist, or no file can be written in it
     */
    public static FileWhitelistPublisher at(Path directory, String name) {
        if (!Files.isDirectory(directory)) {
            throw new RejectedException("expected the directory for the published list, found none at " + directory
                    + "; create it, or configure the directory that the web server serves");
        }
        Path target = directory.resolve(name);
        if (!directory.equals(target.getParent()) || Files.isDirectory(target)) {
            throw new IllegalArgumentException("expected the name of a file in " + directory + ", got " + name);
        }
        FileWhitelistPublisher publisher = new FileWhitelistPublisher(target, new FileReplacement());
        publisher.tryOut();
        return publisher;
    }

    /** Finds out now, not at the first sale, whether files can be written there; what a crash left behind is replaced. */
    private void tryOut() {
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(temporary);
            Files.delete(temporary);
        } catch (IOException refused) {
            throw new RejectedException(
                    "expected to be able to write in " + target.getParent() + ", which failed: " + refused
                            + "; give the owner of this process the right to write there",
                    refused);
        }
    }

    @Override
    public void publish(WhitelistSnapshot snapshot) {
        try {
            byte[] written = write(snapshot);
            replacement.replace(temporary, target);
            byte[] found = read();
            if (!MessageDigest.isEqual(written, found)) {
                throw new UnavailableException("read back another list than was published at " + target
                        + "; somebody else writes there, or the disk is damaged; it is published again");
            }
        } catch (IOException failed) {
            throw new UnavailableException(
                    "expected to publish the list at " + target + ", which failed: " + failed + "; it is tried again",
                    failed);
        }
    }

    private byte[] write(WhitelistSnapshot snapshot) throws IOException {
        MessageDigest digest = sha256();
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream out = new DigestOutputStream(new BufferedOutputStream(file, CHUNK_BYTES), digest)) {
            snapshot.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
        return digest.digest();
    }

    private byte[] read() throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(target), CHUNK_BYTES)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
