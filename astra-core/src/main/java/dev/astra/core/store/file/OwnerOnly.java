package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner may use: 0600 and 0700. Where there are no such rights, as usual there. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** The directory, made with its parents if it is missing. */
    static Path directory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(path, rights(path, "rwx------"));
            } catch (FileAlreadyExistsException meanwhile) {
                if (!Files.isDirectory(path)) {
                    throw meanwhile;
                }
            }
        }
        return path;
    }

    /** The file, made empty if it is missing. */
    static Path file(Path path) throws IOException {
        try {
            return Files.createFile(path, rights(path, "rw-------"));
        } catch (FileAlreadyExistsException thereAlready) {
            return path;
        }
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
