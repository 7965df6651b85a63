package dev.astra.core.store.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One thread. The lines of a file one after the other, with where they stand. The last may lack its newline. */
final class Lines {
    private final Disk disk;
    private final byte[] chunk = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;
    private int next;
    private int end;
    private boolean newlineSeen;

    Lines(Disk disk) {
        this.disk = disk;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    /** Whether the last line had its newline. */
    boolean ended() {
        return newlineSeen;
    }

    /** The next line without its newline; null at the end of the file. */
    byte @Nullable [] read() throws IOException {
        line.reset();
        newlineSeen = false;
        while (!newlineSeen) {
            if (next == end && !fill()) {
                break;
            }
            int from = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            line.write(chunk, from, next - from);
            if (next < end) {
                next++;
                newlineSeen = true;
            }
        }
        int length = line.size() + (newlineSeen ? 1 : 0);
        position += length;
        return length == 0 ? null : line.toByteArray();
    }

    /** Goes over empty lines, fast: a preallocated log ends in millions of them. */
    void skipEmpty() throws IOException {
        line.reset();
        while (next < end || fill()) {
            int from = next;
            while (next < end && chunk[next] == '\n') {
                next++;
            }
            position += next - from;
            if (next < end) {
                return;
            }
        }
    }

    private boolean fill() throws IOException {
        end = disk.read(position + line.size(), chunk);
        next = 0;
        return end > 0;
    }
}
