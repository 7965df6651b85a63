package dev.astra.core.store.file;

import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.util.Arrays;

/**
 * One thread. The segment of a log that is written to: whole lines first, blank space behind them, so that a sync has no new length to write.
 */
final class Segment implements AutoCloseable {
    /** What a segment grows by when the next one is not ready; small, since commits wait for it. */
    private static final int MOST_GROWTH = 1024 * 1024;

    private static final int LEAST_GROWTH = 64 * 1024;
    private static final int CHUNK_BYTES = 8 * 1024;

    private final String name;
    private final Disk disk;
    private long length;
    private Scan.Result state;

    Segment(String name, Disk disk, Scan.Result state, long length) {
        this.name = name;
        this.disk = disk;
        this.state = state;
        this.length = length;
    }

    /** What the file holds. */
    Scan.Result state() {
        return state;
    }

    long length() {
        return length;
    }

    /** What stands behind the last whole line. */
    byte[] damagedTail() throws IOException {
        byte[] tail = new byte[Math.toIntExact(length - state.position())];
        int count = disk.read(state.position(), tail);
        while (count > 0 && tail[count - 1] == '\n') {
            count--;
        }
        return Arrays.copyOf(tail, count);
    }

    /** Writes the last whole line once more, the same bytes, so that a sync reaches it. */
    void rewriteLastLine() throws IOException {
        long end = state.position() - 1;
        long start = lastLine(end);
        byte[] line = new byte[Math.toIntExact(end - start) + 1];
        disk.read(start, line);
        line[line.length - 1] = '\n';
        disk.write(start, line);
        disk.sync();
        length = Math.max(length, end + 1);
    }

    /** Where the line begins whose newline stands, or would stand, at this place. */
    private long lastLine(long end) throws IOException {
        long from = end;
        while (from > 0) {
            byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, from)];
            from -= chunk.length;
            disk.read(from, chunk);
            for (int at = chunk.length - 1; at >= 0; at--) {
                if (chunk[at] == '\n') {
                    return from + at + 1;
                }
            }
        }
        return 0;
    }

    /** Makes what stands behind the last whole line blank. */
    void cutDamagedTail() throws IOException {
        disk.write(state.position(), blank(Math.toIntExact(length - state.position())));
        disk.sync();
        state = state.cut();
    }

    /** Whether there is blank space for a line. */
    boolean fits(int line) {
        return state.position() + line <= length;
    }

    /** Whether it is time to prepare the next one. */
    boolean halfFull() {
        return state.position() * 2 >= length;
    }

    /** Says where the log goes on, so that a segment which is lost is missed. */
    void next(long first) throws IOException {
        byte[] line = Frame.next(new Frame.Next(first, state.head()));
        disk.write(state.position(), line);
        disk.sync();
    }

    /** Writes a batch behind the last line; durable when this returns {@code Appended}. */
    AppendOutcome append(Batch batch) throws IOException {
        byte[] line = Frame.of(batch, state.head());
        if (!grown(line.length) || !written(line)) {
            return new AppendOutcome.Refused("there is no room left on the disk for " + name
                    + ": nothing was written; make room, then repeat the change");
        }
        state = state.appended(batch, line);
        return new AppendOutcome.Appended();
    }

    /** Writes an end mark, unless the last line is one. */
    void end() throws IOException {
        if (state.cleanEnd()) {
            return;
        }
        byte[] line = Frame.end(new Frame.End(state.sequence(), state.head()));
        if (grown(line.length) && written(line)) {
            state = state.ended(line);
        }
    }

    /**
     * Writes a line over blank space. Where nothing is overwritten in place this too can want for room: then a part of the line
     * may stand there, and it was not written only if the space can be made blank again, for good. A sync that fails is another
     * matter, whatever the reason it gives: nothing is known of what it left.
     */
    private boolean written(byte[] line) throws IOException {
        try {
            disk.write(state.position(), line);
        } catch (IOException failed) {
            if (NoRoom.is(failed) && blankAgain(line.length)) {
                return false;
            }
            throw failed;
        }
        disk.sync();
        return true;
    }

    private boolean blankAgain(int bytes) {
        byte[] blank = blank(bytes);
        byte[] found = new byte[bytes];
        try {
            disk.write(state.position(), blank);
            disk.sync();
            return disk.read(state.position(), found) == bytes && Arrays.equals(found, blank);
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether there is blank space for a line. Growing comes first: if it fails, nothing of the line is on the disk. */
    private boolean grown(int line) throws IOException {
        if (fits(line)) {
            return true;
        }
        long growth = Math.max(state.position() + line - length, Math.min(Math.max(length, LEAST_GROWTH), MOST_GROWTH));
        try {
            disk.write(length, blank(Math.toIntExact(growth)));
            disk.sync();
        } catch (IOException failed) {
            if (NoRoom.is(failed)) {
                return false;
            }
            throw failed;
        }
        length += growth;
        return true;
    }

    static byte[] blank(int length) {
        byte[] blank = new byte[length];
        Arrays.fill(blank, (byte) '\n');
        return blank;
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
