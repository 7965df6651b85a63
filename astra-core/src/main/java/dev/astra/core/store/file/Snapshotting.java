package dev.astra.core.store.file;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;

/** How a state becomes a file that counts: written beside, synced, read back, renamed. */
final class Snapshotting {
    private Snapshotting() {}

    /**
     * Writes a file of this name, or leaves none behind.
     *
     * @return what was read back
     */
    static SnapshotFile.Content write(
            Folder folder, String name, SnapshotFile.Header header, Iterator<byte[]> blocks, LongConsumer pace)
            throws IOException {
        String half = name + ".new";
        boolean done = false;
        try {
            try (Disk disk = folder.create(half)) {
                SnapshotFile.write(disk, header, blocks, pace);
            }
            SnapshotFile.Content made = readBack(folder, half, header);
            folder.rename(half, name);
            folder.sync();
            done = true;
            return made;
        } finally {
            if (!done) {
                discard(folder, half);
            }
        }
    }

    private static SnapshotFile.Content readBack(Folder folder, String name, SnapshotFile.Header header)
            throws IOException {
        try (Disk disk = folder.read(name)) {
            Optional<SnapshotFile.Content> content = SnapshotFile.read(name, disk, block -> {});
            return content.filter(made -> made.header().equals(header))
                    .orElseThrow(() -> new IOException("expected to read back what was written to " + name
                            + ", found something else; the disk is not to be trusted"));
        }
    }

    private static void discard(Folder folder, String half) {
        try {
            folder.delete(half);
        } catch (IOException left) {
            // The next opening takes it away.
        }
    }
}
