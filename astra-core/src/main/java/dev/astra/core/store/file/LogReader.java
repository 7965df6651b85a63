package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Reads the segments of a log, one after the other, each against the one before. What was acknowledged and is
 * not there any more is found here: a line by the hash that the next one carries of it, a segment by its name in the one
 * before, or by the sequence at which the next one begins.
 */
final class LogReader {
    private final Folder folder;
    private final List<Long> segments;
    private long bytes;

    LogReader(Folder folder) throws IOException {
        this.folder = folder;
        this.segments = Names.segments(folder);
    }

    /**
     * A state that the log must go on behind.
     *
     * @param sequence the last batch in it
     * @param head the hash of the line that it stands behind; null if that need not be proved
     */
    record Basis(long sequence, @Nullable String head) {
        /**
         * Whether a place in the log is this one. A clean end adds nothing to a state: its mark is a line behind the one that
         * the state stands behind, and a segment that begins there names only the mark.
         */
        boolean standsAt(long at, String hash) {
            return at == sequence
                    && head != null
                    && (head.equals(hash)
                            || Frame.hash(Frame.end(new Frame.End(at, head))).equals(hash));
        }
    }

    /** What was read of the last segment, and how long all of them are. */
    record Log(Scan.Result end, long first, int segments, long bytes) {}

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Whether the segment is there in which the batch behind a sequence stands, or would stand. */
    boolean goesOnBehind(long sequence) {
        return start(sequence) >= 0;
    }

    /** The index of the last segment that begins at the batch behind a sequence or before it; -1 if there is none. */
    private int start(long sequence) {
        int start = -1;
        while (start + 1 < segments.size() && segments.get(start + 1) <= sequence + 1) {
            start++;
        }
        return start;
    }

    /**
     * Reads what stands behind a state, and what else its segments hold.
     *
     * @param basis where the state stands; null to begin with the first batch of all
     * @param reader hears of what is there
     */
    Log read(@Nullable Basis basis, Scan.Reader reader) throws IOException {
        long sequence = basis == null ? 0 : basis.sequence;
        int start = start(sequence);
        if (start < 0) {
            throw Damage.missing(
                    Names.segment(sequence + 1),
                    segments.isEmpty()
                            ? "there is no log behind the snapshot of batch " + sequence
                            : "the oldest file of the log begins with batch " + segments.get(0));
        }
        boolean[] proved = {basis == null || basis.head == null};
        Scan.Reader watching = new Scan.Reader() {
            @Override
            public void batch(Batch batch) {
                reader.batch(batch);
            }

            @Override
            public void line(long at, String head) {
                proved[0] |= basis != null && basis.standsAt(at, head);
                reader.line(at, head);
            }
        };
        Scan.Result last = null;
        for (int i = start; i < segments.size(); i++) {
            last = follow(i, last, watching);
        }
        Scan.Result end = java.util.Objects.requireNonNull(last);
        if (end.next() > 0) {
            throw Damage.missing(Names.segment(end.next()), "the file before it says that the log goes on there");
        }
        if (!proved[0]) {
            throw Damage.of(
                    Names.snapshot(sequence),
                    "expected the log to go through the state of this snapshot, found that it ends at batch "
                            + end.sequence() + " or that another batch " + sequence + " stands there");
        }
        return new Log(end, segments.get(start), segments.size() - start, bytes);
    }

    private Scan.Result follow(int place, Scan.@Nullable Result before, Scan.Reader reader) throws IOException {
        String name = Names.segment(segments.get(place));
        if (before != null && before.next() > 0 && before.next() != segments.get(place)) {
            throw Damage.missing(Names.segment(before.next()), "the file before it says that the log goes on there");
        }
        if (before != null && segments.get(place) != before.sequence() + 1) {
            if (before.damaged() > 0) {
                throw torn(place - 1, before);
            }
            throw Damage.missing(
                    Names.segment(before.sequence() + 1),
                    "the file before it ends at batch " + before.sequence() + ", the next one is " + name);
        }
        try (Disk disk = folder.read(name)) {
            Scan.Result found = Scan.read(name, disk, before, reader);
            if (found.header().first() != segments.get(place)) {
                throw Damage.of(
                        name,
                        "expected batch " + segments.get(place) + " first, as the name says, found "
                                + found.header().first());
            }
            bytes += disk.length();
            return found;
        } catch (CorruptDataException refused) {
            if (before != null && before.damaged() > 0) {
                refused.addSuppressed(torn(place - 1, before));
            }
            throw refused;
        }
    }

    private CorruptDataException torn(int place, Scan.Result found) {
        return Damage.at(
                Names.segment(segments.get(place)),
                found.damagedLine(),
                found.position(),
                "not a whole line, though the log goes on in " + Names.segment(segments.get(place + 1)));
    }
}
