package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One thread. A store being made beside its place; it takes its place, or is not there. */
final class Rebuild implements AutoCloseable {
    private final Site site;
    private final Tree.Hold hold;
    private final InstantSource clock;
    private final Settings settings;
    private final boolean wasFree;
    private boolean finished;

    private Rebuild(Site site, Tree.Hold hold, InstantSource clock, Settings settings) throws IOException {
        this.site = site;
        this.hold = hold;
        this.clock = clock;
        this.settings = settings;
        this.wasFree = site.isFree();
    }

    /**
     * Takes the place; what stands there stays until {@link #finish}.
     *
     * @throws RejectedException if somebody has the place
     */
    static Rebuild of(Site site, InstantSource clock, Settings settings) throws IOException {
        Tree.Hold hold = site.claim();
        try {
            return new Rebuild(site, hold, clock, settings);
        } catch (IOException failed) {
            hold.close();
            throw failed;
        }
    }

    /** Whether no store stands in the place. */
    boolean wasFree() {
        return wasFree;
    }

    /**
     * The highest epoch of the store that stands in the place; 0 if there is none, or none that can be read.
     *
     * @throws RejectedException if there is something else
     */
    long epoch() throws IOException {
        Folder there = site.store();
        List<Long> segments = Names.segments(there);
        if (!wasFree && segments.isEmpty() && Names.snapshots(there).isEmpty()) {
            throw new RejectedException(
                    "expected a store or nothing in " + site + ", found other files; name another directory");
        }
        return Scan.epoch(there, segments);
    }

    /** Begins; what was begun before and came to nothing is taken away. */
    Folder begin() throws IOException {
        return site.begin();
    }

    /** Begins with a state, as the first of a new epoch. */
    void begin(Disk snapshot, SnapshotFile.Content content, long epoch) throws IOException {
        SnapshotFile.Header old = content.header();
        SnapshotFile.Header header =
                new SnapshotFile.Header(old.point(), old.store(), old.created(), epoch, old.head(), 0);
        long sequence = old.point().sequence();
        try {
            Snapshotting.write(
                    site.beside(),
                    Names.snapshot(sequence),
                    header,
                    SnapshotFile.blocks(old.store(), snapshot, content),
                    written -> {});
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
        begin(new Frame.Header(Frame.FORMAT, old.store(), old.created(), epoch, sequence + 1, old.head()));
    }

    /** Begins a log. */
    void begin(Frame.Header header) throws IOException {
        Opening.begin(site.beside(), header, settings.firstBytes());
    }

    /** The log of what is made. */
    FileJournal journal() {
        return FileJournal.on(site.beside(), clock, settings);
    }

    /** The store that is made; nobody else has it. */
    Store open() {
        return Store.builder(journal())
                .clock(clock, System::nanoTime)
                .workers(settings.workers())
                .open();
    }

    /** Nothing that waited in the outbox goes out by itself: it may have been delivered already. */
    static long parkOutbox(Store store, String why) {
        return Outbox.park(store, why);
    }

    /** Puts it into its place; what was there gets another name, which is the answer. */
    Optional<String> finish() throws IOException {
        Optional<String> aside = site.enter(hold, Long.toString(clock.millis()));
        finished = true;
        return aside;
    }

    /** Takes away what is not finished. What cannot be undone any more is finished by whoever opens the store next. */
    @Override
    public void close() {
        try (hold) {
            if (!finished) {
                site.abandon();
                if (wasFree) {
                    site.leave();
                }
            }
        } catch (IOException left) {
            throw new UnavailableException(
                    "cannot take away what was begun beside " + site + "; the next try does it: " + left, left);
        }
    }
}
