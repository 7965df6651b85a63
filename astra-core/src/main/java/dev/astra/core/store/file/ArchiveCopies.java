package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
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
                        to.rename(half(plain), plain);
                    }
                }
            }
        }
        to.sync();
    }

    /** Copies the first bytes of a file and reads them back; the copy is there wholly, and proved, or not at all. */
    static void keep(Disk from, long start, long length, Folder to, String name, LongConsumer pace) throws IOException {
        copy(from, length, to, name, pace);
        if (!isWhole(to, half(name), start, length)) {
            to.delete(half(name));
            throw new IOException("expected to read back the lines of the archive from " + name
                    + ", found something else: the archive is damaged, or the disk of the backups; verify the store");
        }
        to.rename(half(name), name);
    }

    private static String half(String name) {
        return name + ".new";
    }

    private static void copy(Disk from, long length, Folder to, String name, LongConsumer pace) throws IOException {
        try (Disk disk = to.create(half(name))) {
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
    }

    /** Whether a file is there already whose lines from a position on fill this length and are whole. */
    static boolean has(Folder folder, String name, long start, long length) throws IOException {
        return folder.names().contains(name) && isWhole(folder, name, start, length);
    }

    private static boolean isWhole(Folder folder, String name, long start, long length) throws IOException {
        try (Disk disk = folder.read(name)) {
            return disk.length() == length && ArchiveScan.isWhole(name, disk, start, length);
        }
    }

    /**
     * Reads the files with the prefix as far as a backup needs them.
     *
     * @throws CorruptDataException if a line is missing or is not what was written
     */
    static void prove(Folder folder, String prefix, long bytes) throws IOException {
        long found = ArchiveScan.read(folder, prefix, bytes).bytes();
        if (found < bytes) {
            throw new CorruptDataException(prefix + "archive in " + folder + ": expected " + bytes
                    + " bytes of whole lines, which this backup needs, found " + found + "; take another backup");
        }
    }
}
