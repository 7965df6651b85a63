package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
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
 * Thread-safe. Keeps the sealed text in one small file that only the owner may read (mode 0600 where the file system has
 * modes). A write goes to a file beside it, is forced to disk and then renamed over the old one.
 *
 * <p>Who puts an old copy back together with the clock gets its grace again: that cannot be noticed without the list.
 */
public final class FileGraceMemory implements GraceMemory {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

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
            if (Files.deleteIfExists(file)) {
                forceDirectory();
            }
        } catch (IOException undeletable) {
            throw new UnavailableException("expected to delete " + file + ", could not", undeletable);
        } finally {
            lock.unlock();
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent(), "directory");
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".grace", ".new", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Makes the new name last; Windows cannot open a directory and needs no such call. */
    private void forceDirectory() throws IOException {
        if (POSIX) {
            try (FileChannel directory =
                    FileChannel.open(Objects.requireNonNull(file.getParent(), "directory"), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
