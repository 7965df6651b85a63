package dev.astra.licensing.freshness;

import dev.astra.core.UnavailableException;
import dev.astra.core.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe within one process. Keeps the newest that was seen in a file of its own, sealed with a key, so that changing
 * the file is noticed. Deleting it, or putting an old copy of it back, is not.
 */
public final class FileHighWaterMemory implements HighWaterMemory {
    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final byte[] key;

    /**
     * In a file.
     *
     * @param file made when there is something to keep, with its directory
     * @param key seals it; at least one byte. For an activation the license's key, else anything that the program has.
     */
    public FileHighWaterMemory(Path file, byte[] key) {
        this.file = file.toAbsolutePath();
        this.key = key.clone();
        if (key.length == 0) {
            throw new IllegalArgumentException("expected a key of at least one byte, got none");
        }
    }

    @Override
    public Optional<HighWater> load() {
        lock.lock();
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(HighWaterFormat.read(in.readNBytes(HighWaterFormat.MOST_BYTES), key));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UnavailableException("expected to read " + file + ", could not", unreadable);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void save(HighWater seen) {
        lock.lock();
        try {
            replace(HighWaterFormat.write(seen, key));
        } catch (IOException unwritable) {
            throw new UnavailableException("expected to write " + file + ", could not", unwritable);
        } finally {
            lock.unlock();
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "directory"));
        // Two programs may write at once: each has a file of its own, and the last one stays.
        OwnerFile.replace(file, file.resolveSibling(".seen-" + UUID.randomUUID() + ".new"), bytes);
    }
}
