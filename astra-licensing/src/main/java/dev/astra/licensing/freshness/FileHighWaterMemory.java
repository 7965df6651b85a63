package dev.astra.licensing.freshness;

import dev.astra.core.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe within one process. Keeps the newest that was seen in a file of its own, sealed with a key, so that changing
 * the file is noticed. Deleting it, or putting an old copy of it back, is not.
 */
public final class FileHighWaterMemory implements HighWaterMemory {
    private static final boolean POSIX = File.separatorChar == '/';

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
        Path directory = Objects.requireNonNull(file.getParent(), "directory");
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".seen", ".new", rights());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (POSIX) {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] rights() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
