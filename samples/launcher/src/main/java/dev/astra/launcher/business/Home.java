package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.file.FileJournal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Immutable. The directory in which the program keeps its data.
 *
 * @param directory absolute; may not exist yet
 */
public record Home(Path directory) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Makes the path absolute. */
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Where the store is. */
    public Path store() {
        return directory.resolve("store");
    }

    /** Where copies of what was imported are kept. */
    public Path imports() {
        return directory.resolve("imports");
    }

    /**
     * Stores that were set aside when another took their place, by name.
     *
     * @throws UnavailableException if the directory cannot be read
     */
    public List<Path> storesSetAside() {
        return below(directory, "store.*");
    }

    /**
     * The copies of what was imported, by name.
     *
     * @throws UnavailableException if the directory cannot be read
     */
    public List<Path> copies() {
        return below(imports(), "*");
    }

    private static List<Path> below(Path parent, String names) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, names)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException failed) {
            throw new UnavailableException("cannot read the directory " + parent + ": " + failed, failed);
        }
        Collections.sort(found);
        return found;
    }

    /** Where signing keys are; no part of the store and of no backup. */
    public Path keys() {
        return directory.resolve("keys");
    }

    /** Where the companion programs' ledger and logs are. */
    public Path companions() {
        return directory.resolve("companions");
    }

    /** Where the companion programs are told. */
    public Path companionFile() {
        return directory.resolve("companions.properties");
    }

    /** Where a license check remembers its last yes. */
    public Path grace() {
        return directory.resolve("license-grace");
    }

    /** Makes the directory, for its owner only, if it is missing. */
    public void create() {
        ownerOnly(directory);
    }

    /** Makes a directory, for its owner only, if it is missing. */
    static Path ownerOnly(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(path, rights(path));
            }
            return path;
        } catch (IOException refused) {
            throw new RejectedException("expected to make the directory " + path + ", could not: " + refused, refused);
        }
    }

    /**
     * Makes a directory for copies of what is imported now.
     *
     * @param now its name
     */
    public Path importAt(Instant now) {
        ownerOnly(directory);
        ownerOnly(imports());
        return ownerOnly(imports().resolve(STAMP.format(now)));
    }

    private static FileAttribute<?>[] rights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether there is a store. */
    public boolean hasStore() {
        return FileJournal.isAt(store());
    }
}
