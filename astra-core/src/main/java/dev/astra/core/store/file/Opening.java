package dev.astra.core.store.file;

import dev.astra.core.store.Batch;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thread. Makes a log that can be written to of what is in a folder, or a new one. */
final class Opening {
    private static final String FRESH = "first.new";

    private final Folder folder;
    private final Settings settings;
    private final InstantSource clock;

    Opening(Folder folder, Settings settings, InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a crash left behind the last whole line, and the name of the file that keeps it. */
    record Torn(long afterSequence, long bytes, String keptAs) {}

    record Opened(Log log, Optional<Torn> torn) {}

    /**
     * Reads everything behind a state.
     *
     * @param basis the state; null if there is none
     * @param reader hears of what is there
     */
    Opened open(LogReader.@Nullable Basis basis, Scan.Reader reader) throws IOException {
        for (String name : Names.halfMade(folder)) {
            folder.delete(name);
        }
        if (Names.segments(folder).isEmpty() && Names.snapshots(folder).isEmpty()) {
            Frame.Header header = new Frame.Header(
                    Frame.FORMAT, UUID.randomUUID().toString(), Instant.ofEpochMilli(clock.millis()), 1, 1, "");
            begin(folder, header, settings.firstBytes());
        }
        long[] bytes = new long[1];
        long behind = basis == null ? 0 : basis.sequence();
        LogReader.Log read = new LogReader(folder).read(basis, batch -> {
            bytes[0] += batch.sequence() > behind ? length(batch) : 0;
            reader.batch(batch);
        });
        String name = Names.segment(read.end().header().first());
        Disk disk = folder.open(name);
        try {
            Segment segment = new Segment(name, disk, read.end(), disk.length());
            settle(segment);
            Optional<Torn> torn = segment.state().damaged() == 0 ? Optional.empty() : Optional.of(cut(segment));
            return new Opened(new Log(folder, settings, segment, bytes[0]), torn);
        } catch (IOException failed) {
            disk.close();
            throw failed;
        }
    }

    /**
     * What is read here may never have reached the medium: the process before this one may have ended between a write or a
     * rename and its sync, or after a sync that failed, and then no later sync writes it. Whoever is shown it now must find it
     * again after a power failure. Only the last line can be such, since nothing is written behind one that is not durable.
     */
    private void settle(Segment segment) throws IOException {
        segment.rewriteLastLine();
        folder.sync();
    }

    static long length(Batch batch) {
        return (long) batch.changes().length + Log.ENVELOPE_BYTES;
    }

    /** Written beside and renamed, so that a log has its header or is not there. */
    static void begin(Folder folder, Frame.Header header, long length) throws IOException {
        byte[] line = Frame.header(header);
        try (Disk disk = folder.create(FRESH)) {
            disk.write(0, line);
            disk.write(line.length, Segment.blank(Math.toIntExact(Math.max(0, length - line.length))));
            disk.sync();
        }
        folder.rename(FRESH, Names.segment(header.first()));
        folder.sync();
    }

    private Torn cut(Segment segment) throws IOException {
        long sequence = segment.state().sequence();
        byte[] tail = segment.damagedTail();
        String copy = "torn-after-" + sequence + "-" + clock.millis() + ".bytes";
        try (Disk disk = folder.create(copy)) {
            disk.write(0, tail);
            disk.sync();
        }
        folder.sync();
        segment.cutDamagedTail();
        return new Torn(sequence, tail.length, copy);
    }
}
