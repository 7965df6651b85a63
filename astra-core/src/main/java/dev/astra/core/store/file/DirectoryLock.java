package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. One process, and in it one journal, has the directory. The lock file is never unlinked while a store is
 * beside it, and never opened twice in one process: on POSIX, closing any channel of a file drops the locks of all. A lock on
 * a file that was moved away meanwhile is no lock.
 */
final class DirectoryLock implements Tree.Hold {
    /** What it leaves in a directory: no store is made of these. */
    static final Set<String> FILES = Set.of("lock", "holder");

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final boolean MOVES_WHAT_IS_IN_USE = File.separatorChar == '/';

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock acquire(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw new RejectedException(
                    "the store in " + directory + " is already open in this process; share that one");
        }
        try {
            DirectoryLock lock = open(real);
            Files.writeString(
                    OwnerOnly.file(real.resolve("holder")),
                    ProcessHandle.current().pid() + "\n",
                    StandardOpenOption.TRUNCATE_EXISTING);
            return lock;
        } catch (IOException | RuntimeException failed) {
            HELD.remove(real);
            throw failed;
        }
    }

    private static DirectoryLock open(Path real) throws IOException {
        Path file = OwnerOnly.file(real.resolve("lock"));
        Object before = identity(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null || !Files.exists(file) || !Objects.equals(before, identity(file))) {
            channel.close();
            throw new RejectedException("the store in " + real + " is in use by " + holder(real)
                    + "; stop that process, or send your command to it");
        }
        return new DirectoryLock(real, channel);
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherClassLoader) {
            return null;
        }
    }

    private static String holder(Path real) {
        try {
            return "process " + Files.readString(real.resolve("holder")).strip();
        } catch (IOException unreadable) {
            return "another process";
        }
    }

    @Override
    public void letMove() {
        if (!MOVES_WHAT_IS_IN_USE) {
            release();
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException givenUpAnyway) {
            // The lock ends with the process at the latest.
        }
    }

    @Override
    public void close() {
        release();
        HELD.remove(directory);
    }
}
