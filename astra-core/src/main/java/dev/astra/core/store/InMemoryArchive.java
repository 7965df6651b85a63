package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Thread-safe. An archive that lives as long as this object. Several stores on one journal share it. */
final class InMemoryArchive implements Archive {
    private final Map<Long, byte[]> lines = new HashMap<>();
    private long end;

    /** Nothing tears memory: what is behind stays, also for the other stores. */
    @Override
    public synchronized void startAt(long state) {
        if (state > end) {
            throw new CorruptDataException("expected an archive that ends at " + state + ", found that it ends at "
                    + end + "; the state belongs to another journal");
        }
    }

    @Override
    public synchronized void append(long position, List<byte[]> added) {
        long next = position;
        for (byte[] line : added) {
            lines.putIfAbsent(next, line);
            next += line.length + MARGIN;
        }
        end = Math.max(end, next);
    }

    @Override
    public synchronized byte[] read(long position) {
        byte[] line = lines.get(position);
        if (line == null) {
            throw new CorruptDataException("expected a line of the archive at position " + position
                    + ", found none; open the store anew, so that it makes its archive again");
        }
        return line;
    }

    /** What is in memory is as durable as it gets. */
    @Override
    public void sync() {}
}
