package dev.astra.core.store.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The files of an archive beside backups. All backups of one store and one epoch share them, since an archive only grows: a
 * backup copies what is new, and a restored state takes no notice of what came after it.
 */
final class ArchiveCopies {
    private static final int CHUNK = 256 * 1024;

    private ArchiveCopies() {}

    /** What the names of a store's copies begin with. */
    static String prefix(String store, long epoch) {
        return String.format(Locale.ROOT, "%s-%06d-", store.substring(0, 8), epoch);
    }

    /** Takes all files with the prefix into a folder, under the names that an archive has. */
    static void restore(Folder from, String prefix, Folder to) throws IOException {
        for (String name : List.copyOf(from.names())) {
            if (name.startsWith(prefix)) {
                String plain = name.substring(prefix.length());
                OptionalLong start = ArchiveSegment.start(plain);
                if (start.isPresent()) {
                    try (Disk disk = from.read(name)) {
                        copy(disk, disk.length(), to, plain, bytes -> {});
                    }
                }
            }
        }
        to.sync();
    }

    /** Copies the first bytes of a file; the copy is there wholly or not at all. */
    static void copy(Disk from, long length, Folder to, String name, LongConsumer pace) throws IOException {
        String fresh = name + ".new";
        try (Disk disk = to.create(fresh)) {
            byte[] chunk = new byte[CHUNK];
            for (long at = 0; at < length; ) {
                int count = (int) Math.min(from.read(at, chunk), length - at);
                if (count <= 0) {
                    throw new IOException("expected " + length + " bytes for " + name + ", found " + at);
                }
                disk.write(at, Arrays.copyOf(chunk, count));
                at += count;
                pace.accept(count);
            }
            disk.sync();
        }
        to.rename(fresh, name);
    }

    /** Whether a file of this length is there already. */
    static boolean has(Folder folder, String name, long length) throws IOException {
        if (!folder.names().contains(name)) {
            return false;
        }
        try (Disk disk = folder.read(name)) {
            return disk.length() == length;
        }
    }
}
