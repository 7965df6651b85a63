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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One thread at a time. A file in a directory that a web server serves. The content is written to a temporary file beside
 * it, forced to the disk, and moved over the old one in one step. The file gets the permissions that new files of this
 * process get: the web server must be able to read it.
 */
public final class FileListPlace implements ListPlace {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path target;
    private final Path temporary;
    private final FileReplacement replacement;

    FileListPlace(Path target, FileReplacement replacement) {
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + ".new");
        this.replacement = replacement;
    }

    /**
     * A file.
     *
     * @param directory must exist
     * @param name of the file
     * @throws RejectedException if the directory does not exist, or no file can be written in it
     */
    public static FileListPlace at(Path directory, String name) {
        if (!Files.isDirectory(directory)) {
            throw new RejectedException("expected the directory for the published list, found none at " + directory
                    + "; create it, or configure the directory that the web server serves");
        }
        Path target = directory.resolve(name);
        if (!directory.equals(target.getParent()) || Files.isDirectory(target)) {
            throw new IllegalArgumentException("expected the name of a file in " + directory + ", got " + name);
        }
        FileListPlace place = new FileListPlace(target, new FileReplacement());
        place.tryOut();
        return place;
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
    public Optional<InputStream> open() {
        try {
            return Optional.of(new BufferedInputStream(Files.newInputStream(target), CHUNK_BYTES));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    @Override
    public void put(Content content) {
        try {
            try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                    OutputStream out = new BufferedOutputStream(file, CHUNK_BYTES)) {
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            replacement.replace(temporary, target);
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    UnavailableException unavailable(IOException failed) {
        return new UnavailableException(
                "expected to publish the list at " + target + ", which failed: " + failed + "; it is tried again",
                failed);
    }

    /** The file. */
    @Override
    public String toString() {
        return target.toString();
    }
}
