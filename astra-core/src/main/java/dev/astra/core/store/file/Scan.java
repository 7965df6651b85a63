package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Reads a segment from its start and tells where it ends. It refuses damage that a whole line stands behind:
 * what was acknowledged would be lost with it. Damage with nothing behind it may be the torn last batch of a crash; whether
 * it is, who knows the next segment decides.
 */
final class Scan {
    private final String file;
    private final Lines lines;
    private final Reader reader;
    private final @Nullable Result before;
    private long number;

    private Frame.@Nullable Header header;
    private long sequence;
    private Instant time;
    private String lastId;
    private String head;
    private long position;
    private boolean cleanEnd;
    private long next;
    private long damaged;
    private long damagedLine;

    /** Hears of what a log holds. */
    interface Reader {
        void batch(Batch batch);

        /** After every whole line: the last batch so far and the line's hash. */
        default void line(long sequence, String head) {}
    }

    private Scan(String file, Disk disk, @Nullable Result before, Reader reader) {
        this.file = file;
        this.lines = new Lines(disk);
        this.before = before;
        this.reader = reader;
        this.time = before == null ? Instant.EPOCH : before.time();
        this.lastId = before == null ? "" : before.lastId();
        this.head = before == null ? "" : before.head();
    }

    /**
     * What a log holds up to the end of a segment.
     *
     * @param header the segment's first line
     * @param sequence the last whole batch
     * @param time that batch's time
     * @param lastId that batch's id; empty if it is in none of the segments that were read
     * @param head the hash of the last whole line
     * @param position where in the segment the next line goes
     * @param cleanEnd whether the last whole line is an end mark
     * @param next the first batch of the next segment; 0 if this one does not name it
     * @param damaged how many bytes behind the last whole line are not blank; 0 unless a crash tore a line
     * @param damagedLine the number of the first such line; 0 if there is none
     */
    record Result(
            Frame.Header header,
            long sequence,
            Instant time,
            String lastId,
            String head,
            long position,
            boolean cleanEnd,
            long next,
            long damaged,
            long damagedLine) {
        /** What a segment holds that has only its header. */
        static Result begun(Frame.Header header, byte[] line, long sequence, Instant time, String lastId) {
            return new Result(header, sequence, time, lastId, Frame.hash(line), line.length, false, 0, 0, 0);
        }

        Result cut() {
            return new Result(header, sequence, time, lastId, head, position, cleanEnd, next, 0, 0);
        }

        Result appended(Batch batch, byte[] line) {
            return new Result(
                    header,
                    batch.sequence(),
                    batch.time(),
                    batch.id(),
                    Frame.hash(line),
                    position + line.length,
                    false,
                    0,
                    0,
                    0);
        }

        Result ended(byte[] line) {
            return new Result(header, sequence, time, lastId, Frame.hash(line), position + line.length, true, 0, 0, 0);
        }
    }

    /**
     * Reads a segment.
     *
     * @param file the file's name, for messages
     * @param disk the file
     * @param before what the segment before holds; null to believe this one's header
     * @param reader hears of what is in it
     */
    static Result read(String file, Disk disk, @Nullable Result before, Reader reader) throws IOException {
        Scan scan = new Scan(file, disk, before, reader);
        scan.wholeLines();
        scan.rest();
        Frame.Header header = scan.header;
        if (header == null) {
            throw scan.damage("the first line is not the header of a log");
        }
        return new Result(
                header,
                scan.sequence,
                scan.time,
                scan.lastId,
                scan.head,
                scan.position,
                scan.cleanEnd,
                scan.next,
                scan.damaged,
                scan.damagedLine);
    }

    /** The first line of a segment; empty if it is damaged. */
    static Optional<Frame.Header> header(Disk disk) throws IOException {
        byte[] line = new Lines(disk).read();
        return line == null
                ? Optional.empty()
                : Frame.read(line).map(frame -> frame instanceof Frame.Header first ? first : null);
    }

    /** The highest epoch in the first lines of segments; 0 if these are damaged. */
    static long epoch(Folder folder, List<Long> segments) throws IOException {
        long epoch = 0;
        for (long first : segments) {
            try (Disk disk = folder.read(Names.segment(first))) {
                epoch = Math.max(epoch, header(disk).map(Frame.Header::epoch).orElse(0L));
            }
        }
        return epoch;
    }

    private void wholeLines() throws IOException {
        while (true) {
            number++;
            byte[] line = lines.read();
            Optional<Frame> frame = line == null ? Optional.empty() : Frame.read(line);
            if (line == null || frame.isEmpty()) {
                damaged = line == null ? 0 : line.length;
                if (line != null && Frame.swallowed(line)) {
                    throw damage("not a whole line, though one stands behind it on the same line");
                }
                return;
            }
            if (next > 0) {
                throw damage("a line behind the mark that the log goes on in another file");
            }
            accept(frame.get());
            head = frame.get() instanceof Frame.Next ? head : Frame.hash(line);
            position = lines.position() + (lines.ended() ? 0 : 1);
            reader.line(sequence, head);
        }
    }

    private void accept(Frame frame) {
        cleanEnd = false;
        if (frame instanceof Frame.Header first) {
            begin(first);
        } else if (frame instanceof Frame.Of of) {
            chain(of.previous(), of.batch().sequence(), sequence + 1);
            sequence = of.batch().sequence();
            time = of.batch().time();
            lastId = of.batch().id();
            reader.batch(of.batch());
        } else if (frame instanceof Frame.End end) {
            chain(end.previous(), end.sequence(), sequence);
            cleanEnd = true;
        } else if (frame instanceof Frame.Next mark) {
            chain(mark.previous(), mark.first(), sequence + 1);
            next = mark.first();
        }
    }

    private void begin(Frame.Header first) {
        if (header != null) {
            throw damage("a second header");
        }
        if (first.format() > Frame.FORMAT) {
            throw new CorruptDataException(file + " has format " + first.format() + ", newer than the format "
                    + Frame.FORMAT + " of this program; use the program that wrote it, or a newer one");
        }
        header = first;
        sequence = first.first() - 1;
        if (before == null) {
            head = first.previous();
            reader.line(sequence, head);
            return;
        }
        if (!first.store().equals(before.header().store())
                || first.epoch() != before.header().epoch()) {
            throw damage("the header of another store");
        }
        chain(first.previous(), first.first(), before.sequence() + 1);
    }

    private void chain(String previous, long found, long expected) {
        if (header == null || !previous.equals(head) || found != expected) {
            throw damage("a line that does not follow the one before: expected sequence " + expected + ", found "
                    + found + (previous.equals(head) ? "" : ", and the hash of the line before is another"));
        }
    }

    /** Behind the whole lines there must be nothing but blank space or one torn line. */
    private void rest() throws IOException {
        long firstDamaged = number;
        while (true) {
            lines.skipEmpty();
            byte[] line = lines.read();
            if (line == null) {
                damagedLine = damaged > 0 ? firstDamaged : 0;
                return;
            }
            number++;
            damaged += line.length;
            if (Frame.read(line).isPresent() || Frame.swallowed(line)) {
                long found = number;
                number = firstDamaged;
                throw damage("not a whole line, though line " + found + " behind it is one; what stands between was"
                        + " acknowledged once");
            }
        }
    }

    private CorruptDataException damage(String what) {
        return Damage.at(file, number, position, what);
    }
}
