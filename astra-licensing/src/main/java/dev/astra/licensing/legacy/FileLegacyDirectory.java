package dev.astra.licensing.legacy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.View;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.Optional;

/** Thread-safe. The old bot's working directory. Never changes a file that is there. */
public final class FileLegacyDirectory {
    /** The old bot's database. */
    public static final String DATABASE = ImportedFile.DATABASE;

    /** The old bot's list. */
    public static final String LIST = "WhitelistsSerialNumbers.txt";

    private final Path directory;

    private FileLegacyDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * A directory that exists.
     *
     * @throws RejectedException if it does not
     */
    public static FileLegacyDirectory at(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new RejectedException(
                    "expected a directory, found none at " + directory + "; name the old bot's working directory");
        }
        return new FileLegacyDirectory(directory);
    }

    /**
     * Reads the database, and the list if there is one.
     *
     * @throws RejectedException if there is no database, or a file is too large
     * @throws UnavailableException if a file cannot be read
     */
    public LegacyFiles read() {
        Path database = directory.resolve(DATABASE);
        if (!Files.isRegularFile(database)) {
            throw new RejectedException("expected the file " + DATABASE + " in " + directory
                    + ", found none; name the old bot's working directory");
        }
        Path list = directory.resolve(LIST);
        return new LegacyFiles(
                bytes(database), Files.isRegularFile(list) ? Optional.of(bytes(list)) : Optional.empty());
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LegacyDatabase.MAX_BYTES + 1);
            if (bytes.length > LegacyDatabase.MAX_BYTES) {
                throw new RejectedException("expected at most " + LegacyDatabase.MAX_BYTES + " bytes in " + file
                        + ", found more; is this the right file?");
            }
            return bytes;
        } catch (IOException failed) {
            throw new UnavailableException("expected to read " + file + ", which failed: " + failed, failed);
        }
    }

    /**
     * Keeps the originals of an import here, readable by their owner only, under names with their digest. What is there
     * already is left alone.
     *
     * @param files as they were read
     * @throws UnavailableException if they cannot be written
     */
    public void keep(LegacyFiles files) {
        String suffix = "." + files.digest().substring(0, 16) + ".backup";
        keep(DATABASE + suffix, out -> out.write(files.database()));
        files.list().ifPresent(list -> keep(LIST + suffix, out -> out.write(list)));
    }

    private void keep(String name, Content content) {
        if (!Files.exists(directory.resolve(name))) {
            write(name, content);
        }
    }

    /**
     * Writes both files of an export.
     *
     * @param view the state
     * @param zone for local times, if nothing was imported that said which
     * @return how many lines the list has
     * @throws RejectedException if one of the files is there already
     * @throws UnavailableException if they cannot be written
     */
    public long export(View view, ZoneId zone) {
        for (String name : new String[] {DATABASE, LIST}) {
            if (Files.exists(directory.resolve(name))) {
                throw new RejectedException("expected a directory without " + name + ", found one in " + directory
                        + "; export into an empty directory");
            }
        }
        long[] lines = new long[1];
        write(DATABASE, out -> LegacyExport.database(view, zone, out));
        write(LIST, out -> lines[0] = LegacyExport.whitelist(view, out));
        return lines[0];
    }

    /** Under another name first, so that a file under its own name is whole. */
    private void write(String name, Content content) {
        Path target = directory.resolve(name);
        Path temporary = directory.resolve("." + name + ".new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, ownerOnly());
            try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                    OutputStream out = new BufferedOutputStream(file)) {
                content.write(out);
                out.flush();
                file.getFD().sync();
            }
            Files.move(temporary, target);
        } catch (FileAlreadyExistsException there) {
            throw new RejectedException("expected no file " + target + ", found one; it was left alone", there);
        } catch (IOException failed) {
            throw new UnavailableException("expected to write " + target + ", which failed: " + failed, failed);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }
}
