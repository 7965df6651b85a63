package dev.astra.licensing.publication;

import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import dev.astra.licensing.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * One thread at a time. Publishes the legacy list as a file in a directory that a web server serves: put in place in one
 * step, and read back.
 */
public final class FileWhitelistPublisher implements WhitelistPublisher {
    /** The name that the old programs fetch. */
    public static final String LEGACY_NAME = "digits.txt";

    private static final int CHUNK_BYTES = 64 * 1024;

    private final FileListPlace place;

    FileWhitelistPublisher(Path target, FileReplacement replacement) {
        this(new FileListPlace(target, replacement));
    }

    private FileWhitelistPublisher(FileListPlace place) {
        this.place = place;
    }

    /**
     * Publishes {@value #LEGACY_NAME}.
     *
     * @param directory must exist
     * @throws dev.astra.core.RejectedException if it does not, or no file can be written in it
     */
    public static FileWhitelistPublisher at(Path directory) {
        return at(directory, LEGACY_NAME);
    }

    /**
     * Publishes under another name.
     *
     * @param directory must exist
     * @param name of the file
     * @throws dev.astra.core.RejectedException if the directory does not exist, or no file can be written in it
     */
    public static FileWhitelistPublisher at(Path directory, String name) {
        return new FileWhitelistPublisher(FileListPlace.at(directory, name));
    }

    @Override
    public void publish(WhitelistSnapshot snapshot) {
        MessageDigest digest = Sha256.begin();
        place.put(out -> snapshot.writeTo(new DigestOutputStream(out, digest)));
        byte[] found = read();
        if (!MessageDigest.isEqual(digest.digest(), found)) {
            throw new UnavailableException("read back another list than was published at " + place
                    + "; somebody else writes there, or the disk is damaged; it is published again");
        }
    }

    private byte[] read() {
        MessageDigest digest = Sha256.begin();
        Optional<InputStream> there = place.open();
        if (there.isPresent()) {
            try (InputStream in = there.get()) {
                byte[] chunk = new byte[CHUNK_BYTES];
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    digest.update(chunk, 0, count);
                }
            } catch (IOException failed) {
                throw place.unavailable(failed);
            }
        }
        return digest.digest();
    }
}
