package dev.astra.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files and directories that only their owner may read, where the file system knows such rights (POSIX). */
public final class OwnerFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileReplacement REPLACEMENT = new FileReplacement();

    private OwnerFile() {}

    /**
     * Makes a new file, which lasts when this returns.
     *
     * @param file must not be there
     * @param bytes what it holds
     * @throws IOException if it is there or cannot be written
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        write(file, bytes);
        REPLACEMENT.settle(file);
    }

    /**
     * Puts a file in the place of the one that is there, if there is one. After a crash one of the two is there.
     *
     * @param file in a directory that is there
     * @param fresh beside it, for the time until it is whole; what a crash left there is replaced
     * @param bytes what it holds
     * @throws IOException if that failed; the old one is as it was
     */
    public static void replace(Path file, Path fresh, byte[] bytes) throws IOException {
        Files.deleteIfExists(fresh);
        try {
            write(fresh, bytes);
            REPLACEMENT.replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Takes a file away for good.
     *
     * @throws IOException if it is still there, or may come back after a crash
     */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            REPLACEMENT.settle(file);
        }
    }

    /**
     * Makes a directory, unless it is there; those above it get the usual rights.
     *
     * @throws IOException if it cannot be made
     */
    public static void directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory, rights("rwx------"));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private static FileAttribute<?>[] rights(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
