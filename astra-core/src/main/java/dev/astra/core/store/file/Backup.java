package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. A whole state of a store in one file, proved to be what was written. Keys are in no store and so in no backup.
 *
 * @param file where it is
 * @param store the store's id
 * @param epoch how often the store had been restored, and one more
 * @param sequence the last batch in it
 * @param time that batch's time
 * @param head the hash of the log's line that it stands behind
 * @param rows how many rows there are
 * @param bytes the file's length
 */
public record Backup(
        Path file, String store, long epoch, long sequence, Instant time, String head, long rows, long bytes) {
    static Backup of(Path file, SnapshotFile.Content content) {
        SnapshotFile.Header header = content.header();
        return new Backup(
                file,
                header.store(),
                header.epoch(),
                header.point().sequence(),
                header.point().time(),
                header.head(),
                content.rows(),
                content.bytes());
    }

    /**
     * Reads a file and proves it, and what the files of the archive beside it hold up to this backup.
     *
     * @throws CorruptDataException if it is no backup, or not what was written
     * @throws UnavailableException if it cannot be read
     */
    public static Backup verify(Path file) {
        try {
            return of(file, prove(folder(file), String.valueOf(file.getFileName())));
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the backup " + file + ": " + failed, failed);
        }
    }

    static SnapshotFile.Content prove(Folder folder, String name) throws IOException {
        SnapshotFile.Content content;
        try (Disk disk = folder.read(name)) {
            content = SnapshotFile.read(name, disk, block -> {})
                    .orElseThrow(() -> new CorruptDataException(name + " in " + folder
                            + ": expected a backup, found a file that is none or is damaged; take another"));
        }
        SnapshotFile.Header header = content.header();
        ArchiveCopies.prove(folder, ArchiveCopies.prefix(header.store(), header.epoch()), header.archive());
        return content;
    }

    static Folder folder(Path file) {
        return new RealFolder(Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file));
    }
}
