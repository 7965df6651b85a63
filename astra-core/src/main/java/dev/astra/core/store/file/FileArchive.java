package dev.astra.core.store.file;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Archive;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The archive beside a log: files of JSON lines, each with a checksum and named by the position at which it
 * starts. Lines are written behind the log without a sync; {@link #sync} comes before anything of the log is given up.
 */
final class FileArchive implements Archive {
    static final long SEGMENT_BYTES = 128L * 1024 * 1024;

    private final Folder folder;
    private final long segmentBytes;
    private final ConcurrentNavigableMap<Long, ArchiveSegment> segments = new ConcurrentSkipListMap<>();
    private final Object syncing = new Object();
    private volatile long end;
    private volatile long synced;
    private volatile boolean newNames;
    private boolean tail;
    private volatile boolean closed;
    private volatile @Nullable IOException broken;

    FileArchive(Folder folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /** Nothing on the disk is changed yet: should the log turn out to be damaged, the tail is all there is of its end. */
    @Override
    public synchronized void startAt(long position) {
        try {
            closeSegments();
            for (String name : folder.names()) {
                OptionalLong start = ArchiveSegment.start(name);
                start.ifPresent(from -> segments.put(from, new ArchiveSegment(folder, from)));
            }
            requireUpTo(position);
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the archive in " + folder + ": " + failed, failed);
        }
        end = position;
        synced = position;
        tail = !segments.isEmpty();
        newNames = tail;
    }

    private void requireUpTo(long position) throws IOException {
        if (position > 0 && !segments.containsKey(0L)) {
            throw ArchiveDamage.of(
                    "archive",
                    "expected files that hold " + position + " bytes from the start, found " + segments.keySet());
        }
        for (ArchiveSegment segment : segments.headMap(position).values()) {
            Long next = segments.higherKey(segment.start());
            Optional<String> lack = segment.lacks(next == null ? position : Math.min(next, position));
            if (lack.isPresent()) {
                throw ArchiveDamage.of(segment.name(), lack.get());
            }
        }
    }

    @Override
    public synchronized void append(long position, List<byte[]> lines) {
        long bytes = lines.stream().mapToLong(line -> line.length + MARGIN).sum();
        if (position + bytes <= end) {
            return;
        }
        if (position != end) {
            throw new IllegalStateException(
                    "expected to append to the archive at " + end + ", was asked to at " + position);
        }
        requireUsable();
        try {
            int written = 0;
            ArchiveSegment segment = segmentInUse();
            while (written < lines.size()) {
                if (tail && end == segment.start()) {
                    segment.writeHeader();
                }
                int upTo = upToNext(segment, lines, written);
                segment.write(end, lines.subList(written, upTo));
                for (byte[] line : lines.subList(written, upTo)) {
                    end += line.length + MARGIN;
                }
                written = upTo;
                segment = segments.floorEntry(end).getValue();
            }
            if (!tail) {
                segment.growAhead(end);
            }
        } catch (IOException failed) {
            broken = failed;
            throw failed(failed);
        }
    }

    /** How many of the lines go into this file: all, unless the tail of an earlier run goes on in another one. */
    private int upToNext(ArchiveSegment segment, List<byte[]> lines, int first) throws IOException {
        long position = end;
        for (int i = first; i < lines.size(); i++) {
            position += lines.get(i).length + MARGIN;
            Long next = segments.higherKey(segment.start());
            if (next != null && next < position) {
                delete(next);
            } else if (next != null && next == position) {
                return i + 1;
            }
        }
        return lines.size();
    }

    private void delete(long start) throws IOException {
        ArchiveSegment segment = segments.remove(start);
        if (segment != null) {
            segment.close();
            folder.delete(segment.name());
            newNames = true;
        }
    }

    /**
     * Makes ready for the lines of a batch before the batch is written, so that a full disk refuses it instead of breaking
     * the archive behind it. The log was read to its end by now.
     *
     * @param bytes at least as many as the lines will have
     * @return whether there is room
     */
    synchronized boolean reserve(long bytes) {
        if (segments.isEmpty() || broken != null) {
            return true;
        }
        try {
            giveUpTail();
            if (!segments.isEmpty()) {
                segmentInUse().makeRoom(end, bytes);
            }
            return true;
        } catch (IOException failed) {
            if (NoRoom.is(failed)) {
                return false;
            }
            broken = failed;
            throw failed(failed);
        }
    }

    /** Takes away what stands behind the end: after that no power failure brings it back. */
    private void giveUpTail() throws IOException {
        if (!tail) {
            return;
        }
        boolean deleted = false;
        for (Long start : List.copyOf(segments.tailMap(end).keySet())) {
            delete(start);
            deleted = true;
        }
        if (deleted) {
            folder.sync();
        }
        if (!segments.isEmpty()) {
            segments.lastEntry().getValue().blankBehind(end);
        }
        tail = false;
    }

    private ArchiveSegment segmentInUse() throws IOException {
        Map.Entry<Long, ArchiveSegment> last = segments.floorEntry(end);
        ArchiveSegment segment = last == null ? null : last.getValue();
        if (segment == null || end - segment.start() >= segmentBytes) {
            segment = new ArchiveSegment(folder, end);
            segment.create();
            newNames = true;
            segments.put(end, segment);
        }
        return segment;
    }

    @Override
    public byte[] read(long position) {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        Map.Entry<Long, ArchiveSegment> holding = segments.floorEntry(position);
        if (holding == null || position >= end) {
            throw ArchiveDamage.of(
                    "archive",
                    "expected a line at position " + position + ", found that the archive is " + end + " bytes long");
        }
        ArchiveSegment segment = holding.getValue();
        try {
            Optional<byte[]> line = segment.read(position);
            if (line.isPresent()) {
                return line.get();
            }
            throw ArchiveDamage.of(
                    segment.name(),
                    "line " + segment.lineNumber(position) + ", byte " + segment.offset(position)
                            + ": expected a line of the archive, found something else");
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the archive in " + folder + ": " + failed, failed);
        }
    }

    @Override
    public void sync() {
        synchronized (syncing) {
            requireUsable();
            try {
                long upTo = settled();
                if (upTo > synced || newNames) {
                    syncUpTo(upTo);
                }
            } catch (IOException failed) {
                broken = failed;
                throw failed(failed);
            }
        }
    }

    /** Where the archive ends, with nothing behind it. */
    private synchronized long settled() throws IOException {
        giveUpTail();
        return end;
    }

    private void syncUpTo(long upTo) throws IOException {
        boolean names = newNames;
        newNames = false;
        Long first = segments.floorKey(synced);
        if (first != null) {
            for (ArchiveSegment segment : segments.subMap(first, upTo).values()) {
                segment.sync();
                Long next = segments.higherKey(segment.start());
                if (next != null && next <= upTo) {
                    segment.endWriting();
                }
            }
        }
        if (names) {
            folder.sync();
        }
        synced = upTo;
    }

    /**
     * Copies what is there into another folder; files that it has already, and are whole, are left alone.
     *
     * @param prefix put before the names
     * @return how many bytes of lines the copies hold at least
     */
    long copyTo(Folder target, String prefix, LongConsumer pace) throws IOException {
        long upTo = end;
        for (ArchiveSegment segment : segments.headMap(upTo).values()) {
            Long next = segments.higherKey(segment.start());
            long length = segment.offset(next == null ? upTo : Math.min(next, upTo));
            String name = prefix + segment.name();
            if (!ArchiveCopies.has(target, name, segment.start(), length)) {
                try (Disk disk = folder.read(segment.name())) {
                    ArchiveCopies.keep(disk, segment.start(), length, target, name, pace);
                }
            }
        }
        target.sync();
        return upTo;
    }

    private void requireUsable() {
        IOException why = broken;
        if (closed || why != null) {
            throw why == null ? new IllegalStateException("the store is closed") : failed(why);
        }
    }

    private UnavailableException failed(IOException why) {
        return new UnavailableException(
                "the disk failed under the archive in " + folder + " (" + why + "); open the store anew", why);
    }

    /** Lets go of the files. What was not synced is made again from the log. */
    void close() {
        closed = true;
        try {
            closeSegments();
        } catch (IOException failed) {
            broken = failed;
        }
    }

    private void closeSegments() throws IOException {
        for (ArchiveSegment segment : segments.values()) {
            segment.close();
        }
        segments.clear();
    }
}
