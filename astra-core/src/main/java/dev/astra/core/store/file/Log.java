package dev.astra.core.store.file;

import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import java.io.IOException;

/** One thread. The log that is written to: the segment in use, and the way from it to the next. */
final class Log implements AutoCloseable {
    /** What a batch needs beside its changes, at most. */
    static final int ENVELOPE_BYTES = 320;

    private static final String CUT = "cut.new";

    private final Folder folder;
    private final Settings settings;
    private final Spare spare;
    private final Heads heads = new Heads();
    private Segment segment;
    private long bytes;

    /**
     * A log.
     *
     * @param segment the last one
     * @param bytes how much of the log stands behind the state that was read first
     */
    Log(Folder folder, Settings settings, Segment segment, long bytes) {
        this.folder = folder;
        this.settings = settings;
        this.spare = new Spare(folder, settings.workers());
        this.segment = segment;
        this.bytes = bytes;
        noteHead();
    }

    Segment segment() {
        return segment;
    }

    Heads heads() {
        return heads;
    }

    /** How much was appended behind the state that was read first. */
    long bytes() {
        return bytes;
    }

    AppendOutcome append(Batch batch) throws IOException {
        if (!segment.fits(batch.changes().length + ENVELOPE_BYTES) && !isFresh()) {
            Spare.Blank blank = spare.take();
            if (blank != null) {
                begin(blank, Names.SPARE);
            }
        }
        AppendOutcome outcome = segment.append(batch);
        if (outcome instanceof AppendOutcome.Appended) {
            bytes += batch.changes().length + ENVELOPE_BYTES;
            noteHead();
        }
        if (segment.halfFull()) {
            spare.request(settings.nextSegment(segment.length()), bytes);
        }
        return outcome;
    }

    /** Whether no batch stands in this segment: a further one would have its name. */
    private boolean isFresh() {
        return segment.state().sequence() < segment.state().header().first();
    }

    /** Goes on in a new segment, unless nothing stands in this one; false if there is no room for it. */
    boolean cut() throws IOException {
        if (isFresh()) {
            return true;
        }
        Spare.Blank blank = spare.take();
        return blank != null ? begin(blank, Names.SPARE) : begin(new Spare.Blank(folder.create(CUT), 0), CUT);
    }

    /** The new one is there, with its header, before the old one names it: so a named one that is not there was lost. */
    private boolean begin(Spare.Blank blank, String called) throws IOException {
        Scan.Result before = segment.state();
        Frame.Header old = before.header();
        long first = before.sequence() + 1;
        Frame.Header header =
                new Frame.Header(Frame.FORMAT, old.store(), old.created(), old.epoch(), first, before.head());
        byte[] line = Frame.header(header);
        if (!written(blank.disk(), line)) {
            folder.delete(called);
            return false;
        }
        folder.rename(called, Names.segment(first));
        folder.sync();
        try (Segment ended = segment) {
            ended.next(first);
        }
        segment = new Segment(
                Names.segment(first),
                blank.disk(),
                Scan.Result.begun(header, line, before.sequence(), before.time(), before.lastId()),
                Math.max(blank.length(), line.length));
        noteHead();
        return true;
    }

    private static boolean written(Disk disk, byte[] line) throws IOException {
        try {
            disk.write(0, line);
            disk.sync();
            return true;
        } catch (IOException failed) {
            disk.close();
            if (NoRoom.is(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private void noteHead() {
        heads.add(new Heads.Head(segment.state().sequence(), segment.state().head(), bytes));
    }

    /** Marks a clean end. */
    void end() throws IOException {
        segment.end();
    }

    @Override
    public void close() throws IOException {
        spare.close();
        segment.close();
    }
}
