package dev.astra.core.store.file;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The next segment, made blank and synced ahead by a worker, so that no commit waits for it. Where it cannot be
 * made, for lack of room for example, the segment in use has to grow instead.
 */
final class Spare {
    private static final int PORTION_BYTES = 256 * 1024;

    private final Folder folder;
    private final Workers workers;
    private @Nullable Blank ready;
    private boolean busy;
    private boolean closed;
    private long notBefore;

    /** A blank file. */
    record Blank(Disk disk, long length) {}

    Spare(Folder folder, Workers workers) {
        this.folder = folder;
        this.workers = workers;
    }

    /**
     * Has one made, unless there is one or it is on its way; returns at once.
     *
     * @param length how long
     * @param appended how much was appended to the log: after a failure a quarter of the length more is waited for
     */
    void request(long length, long appended) {
        synchronized (this) {
            if (ready != null || busy || closed || appended < notBefore) {
                return;
            }
            busy = true;
            notBefore = appended + length / 4;
        }
        try {
            workers.start("astra-segment", () -> prepare(length));
        } catch (UnavailableException noThread) {
            done(null);
        }
    }

    private void prepare(long length) {
        Blank made = null;
        try {
            made = make(length);
        } catch (IOException noRoomOrBroken) {
            // Whoever appends finds out which, and says so; here nothing was promised.
            discard();
        } finally {
            done(made);
        }
    }

    private Blank make(long length) throws IOException {
        Disk disk = folder.create(Names.SPARE);
        try {
            for (long at = 0; at < length; at += PORTION_BYTES) {
                if (isClosed()) {
                    throw new IOException("closed");
                }
                disk.write(at, Segment.blank((int) Math.min(PORTION_BYTES, length - at)));
                disk.sync();
            }
            return new Blank(disk, length);
        } catch (IOException failed) {
            disk.close();
            throw failed;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void done(@Nullable Blank made) {
        ready = made;
        busy = false;
        notifyAll();
    }

    /** The blank file, if there is one, for its new owner; it is called {@link Names#SPARE}. */
    synchronized @Nullable Blank take() {
        Blank taken = ready;
        ready = null;
        return taken;
    }

    private void discard() {
        try {
            folder.delete(Names.SPARE);
        } catch (IOException left) {
            // The next one takes its place.
        }
    }

    /** Makes none any more, and takes away the one there is. */
    void close() {
        Blank left;
        synchronized (this) {
            closed = true;
            boolean interrupted = false;
            while (busy) {
                try {
                    wait();
                } catch (InterruptedException waitOn) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            left = take();
        }
        if (left != null) {
            close(left.disk());
            discard();
        }
    }

    private static void close(Disk disk) {
        try {
            disk.close();
        } catch (IOException givenUp) {
            // Nothing was in it.
        }
    }
}
