package dev.astra.core.store;

import java.util.ArrayList;
import java.util.List;

/** One thread. Lines on their way into an archive, some at a time: one write for each batch of a long log would be slow. */
final class ArchiveTail implements AutoCloseable {
    private static final long ENOUGH = 1024 * 1024;

    private final Archive archive;
    private final List<byte[]> lines = new ArrayList<>();
    private long position;
    private long end;

    ArchiveTail(Archive archive, long position) {
        this.archive = archive;
        this.position = position;
        this.end = position;
    }

    void add(List<byte[]> more) {
        for (byte[] line : more) {
            lines.add(line);
            end += line.length + Archive.MARGIN;
        }
        if (end - position >= ENOUGH) {
            flush();
        }
    }

    private void flush() {
        if (!lines.isEmpty()) {
            archive.append(position, List.copyOf(lines));
            lines.clear();
            position = end;
        }
    }

    /** Hands over what is left. */
    @Override
    public void close() {
        flush();
    }
}
