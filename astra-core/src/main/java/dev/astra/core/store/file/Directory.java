package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A directory's own entries on the medium: after this, a new or renamed file is found again after a power failure. */
final class Directory {
    private Directory() {}

    /** Windows cannot open a directory; there the file system's own journal has to do. */
    static void sync(Path directory) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
