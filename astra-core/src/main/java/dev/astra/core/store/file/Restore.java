package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** How a backup becomes a store again. */
public final class Restore {
    private static final String PARKED =
            "it stood in the outbox of a backup and may have been delivered since;" + " release it if it was not";

    private Restore() {}

    /**
     * Immutable. What was restored.
     *
     * @param directory the store
     * @param setAside where the store is now that was there before; empty if there was none
     * @param sequence the last batch that is in the store again
     * @param epoch the store's epoch: higher than the backup's and than that of the store that was there
     * @param parked how many messages of the outbox wait for somebody to release them, since they may have been delivered
     *     after the backup
     */
    public record Restored(Path directory, Optional<Path> setAside, long sequence, long epoch, long parked) {}

    /**
     * Makes a store of a backup, and proves it. A store that is there is set aside under another name, and never mixed with
     * what comes. Whatever happens on the way, the place holds the old store or the restored one: what a crash leaves is
     * finished, or undone, when the store is opened or restored the next time.
     *
     * @param backup the file; the files of the archive are beside it
     * @param into the store's directory
     * @param clock names the directory that is set aside
     * @throws RejectedException if the store that is there is in use, or there is something else
     * @throws CorruptDataException if the backup is damaged; nothing was changed
     * @throws UnavailableException if it could not be done
     */
    public static Restored of(Path backup, Path into, InstantSource clock) {
        return of(Backup.folder(backup), String.valueOf(backup.getFileName()), Site.of(into), clock, Settings.usual());
    }

    static Restored of(Folder backups, String name, Site into, InstantSource clock, Settings settings) {
        try {
            SnapshotFile.Content proved = Backup.prove(backups, name);
            try (Rebuild rebuild = Rebuild.of(into, clock, settings)) {
                return restored(backups, name, proved, rebuild, into);
            }
        } catch (IOException failed) {
            throw new UnavailableException("cannot restore into " + into + ": " + failed, failed);
        }
    }

    private static Restored restored(
            Folder backups, String name, SnapshotFile.Content proved, Rebuild rebuild, Site into) throws IOException {
        SnapshotFile.Header header = proved.header();
        long epoch = Math.max(header.epoch(), rebuild.epoch()) + 1;
        Folder made = rebuild.begin();
        try (Disk disk = backups.read(name)) {
            rebuild.begin(disk, proved, epoch);
        }
        ArchiveCopies.restore(backups, ArchiveCopies.prefix(header.store(), header.epoch()), made);
        long parked;
        try (Store store = rebuild.open()) {
            store.verifyHistories();
            parked = Rebuild.parkOutbox(store, PARKED);
        }
        Optional<Path> aside = rebuild.finish().map(into::path);
        return new Restored(into.path(), aside, header.point().sequence(), epoch, parked);
    }
}
