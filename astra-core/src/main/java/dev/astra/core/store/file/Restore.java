package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How a backup becomes a store again. */
public final class Restore {
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
     * Makes a store of a backup. A store that is there is set aside under another name, and never mixed with what comes.
     * A crash leaves what was there before in its place, or under that other name.
     *
     * @param backup the file
     * @param into the store's directory
     * @param clock names the directory that is set aside
     * @throws RejectedException if the store that is there is in use, or there is something else
     * @throws dev.astra.core.CorruptDataException if the backup is damaged; nothing was changed
     * @throws UnavailableException if it could not be done
     */
    public static Restored of(Path backup, Path into, InstantSource clock) {
        Backup proved = Backup.verify(backup);
        try {
            long epoch = Math.max(proved.epoch(), epochOf(into)) + 1;
            Rebuild rebuild = Rebuild.of(into, clock);
            boolean done = false;
            try (Disk disk = Backup.folder(backup).read(String.valueOf(backup.getFileName()))) {
                SnapshotFile.Content content = SnapshotFile.read(backup.toString(), disk, block -> {})
                        .orElseThrow(() -> Damage.of(backup.toString(), "it is not what was written"));
                rebuild.begin(disk, content, epoch);
                ArchiveCopies.restore(
                        Backup.folder(backup), ArchiveCopies.prefix(proved.store(), proved.epoch()), rebuild.folder());
                long parked = rebuild.parkOutbox("it stood in the outbox of a backup and may have been delivered since;"
                        + " release it if it was not");
                Optional<Path> aside = rebuild.finish(clock);
                done = true;
                return new Restored(into, aside, proved.sequence(), epoch, parked);
            } finally {
                if (!done) {
                    rebuild.discard();
                }
            }
        } catch (IOException failed) {
            throw new UnavailableException("cannot restore into " + into + ": " + failed, failed);
        }
    }

    /** The epoch of the store that is there; 0 if there is none, or none that can be read. */
    private static long epochOf(Path directory) throws IOException {
        if (Rebuild.isEmpty(directory)) {
            return 0;
        }
        Folder folder = new RealFolder(directory);
        List<Long> segments = Names.segments(folder);
        if (segments.isEmpty() && Names.snapshots(folder).isEmpty()) {
            throw new RejectedException(
                    "expected a store or nothing in " + directory + ", found other files; name another directory");
        }
        // Refused while a process has it.
        DirectoryLock.acquire(directory).close();
        long epoch = 0;
        for (long first : segments) {
            try (Disk disk = folder.read(Names.segment(first))) {
                epoch = Math.max(epoch, Scan.epoch(disk));
            }
        }
        return epoch;
    }
}
