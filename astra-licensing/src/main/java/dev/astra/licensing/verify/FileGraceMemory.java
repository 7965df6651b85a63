package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe. Keeps the sealed text in one small file that only the owner may read (mode 0600 where the file system has
 * modes). A write goes to a file beside it, is forced to disk and then renamed over the old one.
 *
 * <p>Who puts an old copy back together with the clock gets its grace again: that cannot be noticed without the list.
 */
public final class FileGraceMemory implements GraceMemory {
    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;

    /**
     * In a file.
     *
     * @param file need not exist yet; its directory is created with the first write
     */
    public FileGraceMemory(Path file) {
        this.file = Objects.requireNonNull(file, "file").toAbsolutePath();
        if (this.file.getParent() == null) {
            throw new IllegalArgumentException("expected the path of a file, got " + file);
        }
    }

    @Override
    public Optional<String> load() {
        lock.lock();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CorruptDataException("expected at most " + MOST_BYTES + " bytes in " + file
                        + ", found more; delete it and check once with the list");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UnavailableException("expected to read " + file + ", could not", unreadable);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void save(String sealed) {
        lock.lock();
        try {
            replace(sealed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UnavailableException("expected to write " + file + ", could not", unwritable);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget() {
        lock.lock();
        try {
            OwnerFile.delete(file);
        } catch (IOException undeletable) {
            throw new UnavailableException("expected to delete " + file + ", could not", undeletable);
        } finally {
            lock.unlock();
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "directory"));
        // Two programs may write at once: each has a file of its own, and the last one stays.
        OwnerFile.replace(file, file.resolveSibling(".grace-" + UUID.randomUUID() + ".new"), bytes);
    }
}
