package dev.astra.core.process.jdk;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The directory of one supervisor, for its owner only, and the lock on it, which ends with its process. */
final class Place {
    private final Path directory;
    private @Nullable FileChannel channel;

    Place(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path ledger() {
        return directory.resolve("ledger");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    synchronized void lock() {
        try {
            create(directory);
            create(logs());
            FileChannel opened =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            if (!locked(opened)) {
                opened.close();
                throw new RejectedException("expected no other supervisor in " + directory
                        + ", found one; stop that one first, or use another directory");
            }
            channel = opened;
        } catch (IOException failed) {
            throw new UnavailableException("expected to lock " + directory + ", could not: " + failed, failed);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    private static void create(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(path)) {
            Files.createDirectory(path, ownerOnly(path.getFileSystem()));
        }
    }

    private static FileAttribute<?>[] ownerOnly(FileSystem system) {
        return system.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException given) {
            // the lock ends with the process
        } finally {
            channel = null;
        }
    }
}
