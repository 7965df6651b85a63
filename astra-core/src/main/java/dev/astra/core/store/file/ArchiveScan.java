package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Reads every line of an archive and changes nothing: each must be whole and stand at the position that it
 * names. Damage that whole lines stand behind is refused; damage at the end may be what a crash left.
 */
final class ArchiveScan {
    private final long enough;
    private long records;
    private long position;
    private long damaged;
    private @Nullable String firstDamage;

    private ArchiveScan(long start, long enough) {
        this.position = start;
        this.enough = enough;
    }

    static ArchiveReport read(Folder folder) throws IOException {
        return read(folder, "", Long.MAX_VALUE);
    }

    /**
     * Like {@link #read(Folder)}.
     *
     * @param prefix what the files' names begin with before the names that an archive has
     * @param enough the position where reading ends
     */
    static ArchiveReport read(Folder folder, String prefix, long enough) throws IOException {
        TreeMap<Long, String> files = new TreeMap<>();
        for (String name : folder.names()) {
            if (name.startsWith(prefix)) {
                ArchiveSegment.start(name.substring(prefix.length())).ifPresent(start -> files.put(start, name));
            }
        }
        ArchiveScan scan = new ArchiveScan(0, enough);
        for (var file : files.headMap(enough).entrySet()) {
            try (Disk disk = folder.read(file.getValue())) {
                scan.file(file.getValue(), file.getKey(), disk);
            }
        }
        return new ArchiveReport(scan.records, scan.position, files.size(), scan.damaged);
    }

    /** Whether one file holds whole lines from its start to this length. */
    static boolean isWhole(String name, Disk disk, long start, long length) throws IOException {
        ArchiveScan scan = new ArchiveScan(start, Long.MAX_VALUE);
        try {
            scan.file(name, start, disk);
        } catch (CorruptDataException damagedWithin) {
            return false;
        }
        return scan.damaged == 0 && scan.position - start == length - ArchiveSegment.header(start).length;
    }

    private void file(String name, long start, Disk disk) throws IOException {
        Lines lines = new Lines(disk);
        byte[] header = lines.read();
        if (start != position || header == null || !isHeader(header, start)) {
            damage(
                    name,
                    1,
                    header == null ? 0 : header.length,
                    "the header of a file that starts at " + start + ", behind " + position + " bytes of lines");
        }
        for (long number = 2; position < enough; number++) {
            lines.skipEmpty();
            byte[] line = lines.read();
            if (line == null) {
                return;
            }
            line(name, number, line);
        }
    }

    private static boolean isHeader(byte[] line, long start) {
        byte[] expected = ArchiveSegment.header(start);
        return Arrays.equals(line, 0, line.length, expected, 0, expected.length - 1);
    }

    private void line(String name, long number, byte[] line) {
        Optional<byte[]> whole = ArchiveSegment.unsealed(line, line.length);
        if (whole.isEmpty()) {
            damage(name, number, line.length, "a whole line");
        } else if (firstDamage != null) {
            throw ArchiveDamage.of(firstDamage, "though whole lines stand behind it");
        } else if (!new String(whole.get(), StandardCharsets.US_ASCII).startsWith("{\"position\":" + position + ",")) {
            damage(name, number, line.length, "the line of position " + position);
        } else {
            records++;
            position += whole.get().length + Archive.MARGIN;
        }
    }

    private void damage(String file, long number, long bytes, String expected) {
        damaged += bytes;
        if (firstDamage == null) {
            firstDamage = file + ", line " + number + ": expected " + expected + ", found something else";
        }
    }
}
