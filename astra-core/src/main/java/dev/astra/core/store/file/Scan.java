package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Reads a log from its start and tells where it ends. It refuses damage that a whole line stands behind: what
 * was acknowledged would be lost with it. Damage with nothing behind it is the torn last batch of a crash.
 */
final class Scan {
    private final String file;
    private final Lines lines;
    private final Consumer<Batch> reader;
    private long number;

    private Frame.@Nullable Header header;
    private long sequence;
    private Instant time = Instant.EPOCH;
    private String lastId = "";
    private String head = "";
    private long position;
    private boolean cleanEnd;
    private long damaged;

    private Scan(String file, Disk disk, Consumer<Batch> reader) {
        this.file = file;
        this.lines = new Lines(disk);
        this.reader = reader;
    }

    /**
     * What a log holds.
     *
     * @param header its first line
     * @param sequence its last whole batch
     * @param time that batch's time
     * @param lastId that batch's id
     * @param head the hash of the last whole line
     * @param position where the next line goes
     * @param cleanEnd whether the last whole line is an end mark
     * @param damaged how many bytes behind the last whole line are not blank; 0 unless a crash tore the last batch
     */
    record Result(
            Frame.Header header,
            long sequence,
            Instant time,
            String lastId,
            String head,
            long position,
            boolean cleanEnd,
            long damaged) {
        Result cut() {
            return new Result(header, sequence, time, lastId, head, position, cleanEnd, 0);
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
                    0);
        }

        Result ended(byte[] line) {
            return new Result(header, sequence, time, lastId, Frame.hash(line), position + line.length, true, 0);
        }
    }

    /**
     * Reads everything.
     *
     * @param file the file's name, for messages
     * @param disk the file
     * @param reader gets each batch
     */
    static Result read(String file, Disk disk, Consumer<Batch> reader) throws IOException {
        Scan scan = new Scan(file, disk, reader);
        scan.wholeLines();
        scan.rest();
        Frame.Header header = scan.header;
        if (header == null) {
            throw scan.damage("the first line is not the header of a log");
        }
        return new Result(
                header, scan.sequence, scan.time, scan.lastId, scan.head, scan.position, scan.cleanEnd, scan.damaged);
    }

    private void wholeLines() throws IOException {
        while (true) {
            number++;
            byte[] line = lines.read();
            Optional<Frame> frame = line == null ? Optional.empty() : Frame.read(line);
            if (line == null || frame.isEmpty()) {
                damaged = line == null ? 0 : line.length;
                return;
            }
            accept(frame.get());
            head = Frame.hash(line);
            position = lines.position() + (lines.ended() ? 0 : 1);
        }
    }

    private void accept(Frame frame) {
        cleanEnd = false;
        if (frame instanceof Frame.Header first) {
            if (header != null) {
                throw damage("a second header");
            }
            if (first.format() > Frame.FORMAT) {
                throw new CorruptDataException(file + " has format " + first.format() + ", newer than the format "
                        + Frame.FORMAT + " of this program; use the program that wrote it, or a newer one");
            }
            header = first;
        } else if (frame instanceof Frame.Of of) {
            chain(of.previous(), of.batch().sequence(), sequence + 1);
            sequence = of.batch().sequence();
            time = of.batch().time();
            lastId = of.batch().id();
            reader.accept(of.batch());
        } else if (frame instanceof Frame.End end) {
            chain(end.previous(), end.sequence(), sequence);
            cleanEnd = true;
        }
    }

    private void chain(String previous, long found, long expected) {
        if (header == null || !previous.equals(head) || found != expected) {
            throw damage("a line that does not follow the one before: expected sequence " + expected + ", found "
                    + found + (previous.equals(head) ? "" : ", and the hash of the line before is another"));
        }
    }

    /** Behind the whole lines there must be nothing but blank space or one torn batch. */
    private void rest() throws IOException {
        long firstDamaged = number;
        while (true) {
            lines.skipEmpty();
            byte[] line = lines.read();
            if (line == null) {
                return;
            }
            number++;
            damaged += line.length;
            if (Frame.read(line).isPresent()) {
                long found = number;
                number = firstDamaged;
                throw damage("not a whole line, though line " + found + " behind it is one; what stands between was"
                        + " acknowledged once");
            }
        }
    }

    private CorruptDataException damage(String what) {
        return new CorruptDataException(
                file + ", line " + number + ", byte " + position + ": expected a line of the log,"
                        + " found " + what
                        + ". Nothing was changed. Keep a copy of this directory; then put the newest backup in"
                        + " its place");
    }
}
