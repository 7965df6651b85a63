package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.LegacyWhitelist;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Thread-safe. Reads the list from a local path or a network share. How long a read may take is up to the file system.
 */
public final class FileWhitelistSource implements WhitelistSource {
    private final Path file;

    /**
     * From a file.
     *
     * @param file need not exist yet
     */
    public FileWhitelistSource(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    @Override
    public InputStream open() {
        if (!Files.isRegularFile(file)) {
            throw new UnavailableException("expected the list in the file " + file + ", found no such file");
        }
        try {
            long bytes = Files.size(file);
            if (bytes == 0 || bytes > LegacyWhitelist.MAX_BYTES) {
                throw new CorruptDataException("expected a list of 1 to " + LegacyWhitelist.MAX_BYTES
                        + " bytes in the file " + file + ", found " + bytes);
            }
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new UnavailableException(
                    "expected to read the list from the file " + file + ", could not", unreadable);
        }
    }
}
